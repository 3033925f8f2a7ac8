import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysOfUpkeep } from '../support/days-pass';
import { countVersions, rotates } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { closing, does, files, tries } from '../support/people/report';

describe('the keeper', () => {
  let office: TestVissla;
  let karin: Person;
  let maja: Person;
  beforeEach(async () => {
    office = await openVissla();
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  const closes = async (reference: string): Promise<void> => {
    await does(karin, reference, 'note', { text: 'Klart.' });
    await office.passes();
    await does(karin, reference, 'close', closing);
    await office.passes();
  };
  const opens = async (reportCode: string) => (await tries(maja, reportCode)).name;
  const goBy = (days: number) => daysOfUpkeep(office, days);
  const size = (file: string): Buffer => readFileSync(join(office.folder, file));

  it('deletes a closed thread with its messages, notes, audit and key before two years are over', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    const other = await files(maja, 'En annan sak.');
    await office.passes();
    await closes(reference);
    const stored = () => office.stores.database.threads.byReference(reference as never);
    // Until the month turns it stands where the open ones stand.
    expect((await stored())?.expiry).toBe('2028-12');
    await office.vissla.tidy();
    expect((await stored())?.expiry).toBe('2028-12');
    expect([...(await office.stores.vault.names('shred-'))].sort()).toEqual([
      'shred-2028-10',
      'shred-2028-12',
    ]);
    await goBy(7);
    const row = await stored();
    expect(row?.expiry).toBe('2028-10');
    const envelope = Buffer.from(row!.keys);
    const isInFile = office.location.kind === 'sqlite';
    if (isInFile) expect(size('vissla.db').includes(envelope)).toBe(true);

    office.clock.advance({ days: 695 });
    await goBy(5); // until 31 October 2028
    expect(await opens(reportCode)).toBe('thread');
    office.clock.advance({ days: 1 });
    await office.vissla.tidy();
    expect(await opens(reportCode)).toBe('unopened');
    expect(await office.stores.vault.names('shred-')).not.toContain('shred-2028-10');
    const known = await office.stores.database.knownMonths.all();
    expect(known.map(({ month }) => month)).not.toContain('2028-10');
    if (isInFile) {
      expect(size('vissla.db').includes(envelope)).toBe(false);
      expect(size('vissla.db-wal').includes(envelope)).toBe(false);
    }
    // The other one is open still, and nothing of it is gone.
    expect(await opens(other.reportCode)).toBe('thread');
    // The stop was a long one: for four days nothing would have been destroyed.
    expect(office.codes()).toEqual(Array(4).fill('clock_ahead'));
  });

  it('destroys nothing when the clock jumps two years ahead, and all of it is as before when it is right again', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await closes(reference);
    await office.vissla.tidy();
    const omar = office.person('Omar');
    await omar.opens();
    await omar.presses('report');
    office.clock.advance({ days: 800 });
    await office.vissla.tidy();
    await goBy(3);
    expect(await opens(reportCode)).toBe('thread');
    expect(await office.stores.vault.names('shred-')).toContain('shred-2028-10');
    expect(await office.stores.database.draftKeys.get('2026-11-24' as never)).toBeDefined();

    office.clock.advance({ days: -803 });
    await office.vissla.tidy();
    // Who was in the middle of it goes on.
    expect(await omar.presses('safe')).toMatchObject({ name: 'guide' });
    expect(await opens(reportCode)).toBe('thread');
    expect(new Set(office.codes())).toEqual(new Set(['clock_ahead']));
    // From here on days go by as they do, and keys of drafts with them.
    office.journal.faults.length = 0;
    await goBy(3);
    expect(await office.stores.database.draftKeys.get('2026-11-24' as never)).toBeUndefined();
    expect(office.journal.faults).toEqual([]);
  });

  it('deletes after a real stop of years what is due, on the fifth day in a row', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await closes(reference);
    await office.vissla.tidy();
    office.clock.advance({ days: 900 });
    await office.vissla.tidy();
    await goBy(3);
    // Two days on which it did not run: the count begins anew. (One's key was made the day before.)
    office.clock.advance({ days: 2 });
    await goBy(4);
    expect(await opens(reportCode)).toBe('thread');
    await goBy(1);
    expect(await opens(reportCode)).toBe('unopened');
    expect(await office.stores.vault.names('shred-')).not.toContain('shred-2028-10');
    const kept = await office.stores.database.draftKeys.days();
    expect(kept).toHaveLength(3);
  });

  it('moves all open threads to one month, whenever they were filed, however long it stood still', async () => {
    const first = await files(maja, 'Första.');
    await office.passes();
    office.clock.advance({ days: 40 });
    await office.vissla.lookForKeys();
    const second = await files(office.person('Omar'), 'Andra.');
    await office.passes();
    office.clock.advance({ days: 100 });
    await office.vissla.tidy();
    expect(await office.stores.database.threads.expiryMonths()).toEqual(['2029-05']);
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 2 });
    expect(await opens(first.reportCode)).toBe('thread');
    expect(await opens(second.reportCode)).toBe('thread');
    await office.vissla.tidy();
    expect(await office.stores.database.threads.expiryMonths()).toEqual(['2029-05']);
  });

  it('goes on beside a thread whose keys are damaged: others move and go, and a rotation finishes', async () => {
    const broken = await files(maja, 'Skadad.');
    const closed = await files(maja, 'Klar.');
    const open = await files(maja, 'Öppen.');
    await office.passes();
    await closes(closed.reference);
    const { threads } = office.stores.database;
    const expiryOf = async ({ reference }: { reference: string }) =>
      (await threads.byReference(reference as never))?.expiry;
    const row = (await threads.byReference(broken.reference as never))!;
    const keys = row.keys.map((byte, at) => (at === 40 ? byte ^ 1 : byte));
    await threads.rewrap([{ ...row, keys }]);
    await goBy(6); // until 30 November
    await rotates(office);
    await goBy(4);
    expect(await expiryOf(open)).toBe('2029-01');
    expect(await expiryOf(broken)).toBe('2028-12');
    expect(await countVersions(office)).toEqual([1, 2, 1, 1, 1]);
    expect(office.journal.faults).toContainEqual({
      module: 'keeper',
      error: expect.objectContaining({ code: 'seal_open' }) as unknown,
    });

    office.clock.advance({ days: 692 });
    await goBy(6);
    expect(await opens(closed.reportCode)).toBe('unopened');
    expect(await opens(open.reportCode)).toBe('thread');
    expect(await expiryOf(open)).toBe('2030-12');
  });

  it('answers a message in a closed thread without its two years beginning again; reopening begins them', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await closes(reference);
    office.clock.advance({ days: 400 });
    await office.vissla.tidy();
    expect(await opens(reportCode)).toBe('thread');
    await maja.presses('send', { text: 'Det har hänt igen.' });
    await office.passes();
    expect(await karin.opens('desk')).toMatchObject({
      items: [{ reference, status: 'closed', news: true }],
    });
    await does(karin, reference, 'reply', { text: 'Vi tar upp det.' });
    await office.passes();
    const row = await office.stores.database.threads.byReference(reference as never);
    expect(row?.expiry).toBe('2028-10');

    await does(karin, reference, 'reopen');
    await office.passes();
    await closes(reference);
    await goBy(5);
    const again = await office.stores.database.threads.byReference(reference as never);
    expect(again?.expiry).toBe('2029-11');
  });

  it('erases a closed thread on its day though something in it is unanswered, which is said ahead', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await closes(reference);
    office.clock.advance({ days: 600 });
    await office.vissla.tidy();
    expect(await opens(reportCode)).toBe('thread');
    expect(maja.reads()).toContain('Boten raderar ärendet efter 31 oktober 2028, om');
    await maja.presses('send', { text: 'Det har hänt igen.' });
    await office.passes();
    const item = { reference, status: 'closed', news: true };
    expect(await karin.opens('desk')).toMatchObject({ items: [{ ...item, erasedBy: undefined }] });
    office.clock.advance({ days: 50 });
    await goBy(1);
    expect(await karin.opens('desk')).toMatchObject({
      items: [{ ...item, erasedBy: '2028-10-31' }],
    });
    expect(karin.reads()).toContain('raderas efter 31 okt');
    // Nobody could read in time what is written now: it is refused, and not called sent.
    office.clock.advance({ days: 50 });
    await goBy(1);
    expect(await opens(reportCode)).toBe('thread');
    await maja.presses('send', { text: 'En gång till.' });
    expect(maja.shown).toMatchObject({ remark: 'erased_soon', fields: { text: 'En gång till.' } });
    await goBy(5); // until 31 October 2028
    expect(await opens(reportCode)).toBe('thread');
    await goBy(1);
    expect(await opens(reportCode)).toBe('unopened');
    expect(await karin.opens('desk')).toMatchObject({ items: [] });
    const { threads } = office.stores.database;
    expect(await threads.byReference(reference as never)).toBeUndefined();
    expect(await threads.count()).toBe(0);
  });
});

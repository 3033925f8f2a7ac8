import { toHex } from '../../bot/domain/hex';
import { finishRotation } from '../../bot/keeper/finish-rotation';
import { countVersions, openOperator, rotates } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, filesWithHr, opensReport, opensThread } from '../support/people/report';

/** It is Tuesday the 24th of November, at noon; windows end on Tuesdays at ten. */
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
const day = 24 * 60;

describe('a release each week', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let hanna: Person;
  beforeEach(async () => {
    office = await openVissla({ releases: weekly });
    [karin] = (await office.staff('Kommunjurist', 'Säkerhetssamordnare')) as [Person, Person];
    [hanna] = (await office.staffHr('HR-chef', 'HR-specialist')) as [Person, Person];
    maja = office.person('Maja');
  });
  afterEach(() => office.close());

  const looks = async (): Promise<void> => {
    office.vissla.release.look();
    await office.vissla.release.settled();
  };
  /** Lets days pass, with a pass on each. */
  const passes = async (days: number): Promise<void> => {
    for (let n = 0; n < days; n++) {
      office.clock.advance({ minutes: day });
      await looks();
    }
  };
  const queueOf = async (person: Person): Promise<number> => {
    const view = await person.opens('desk');
    return view.name === 'desk_queue' ? view.total : -1;
  };
  const rows = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    const { pool } = office.stores.database;
    const running = await pool.running();
    const next = await pool.epoch(() => Promise.reject(new Error('none')));
    expect(running?.id).toBe(next.id);
    // Nothing is released: it is looked at, and left as it was.
    await pool
      .release(next, (_epoch, waiting) => {
        found.push(...waiting.map(({ slot }) => toHex(slot)));
        return Promise.reject(new Error('looked'));
      })
      .catch(() => undefined);
    return found.sort();
  };

  it('comes on its day; what waits is sealed again at each pass, under other slots', async () => {
    const { receipt, reference } = await files(maja, 'Det luktar gas.');
    expect(maja.reads()).toContain('1 december 2026 kl.\u00a010');
    let before = await rows();
    for (let n = 0; n < 6; n++) {
      await passes(1);
      const after = await rows();
      expect(after).toHaveLength(before.length);
      expect(after.filter((slot) => before.includes(slot))).toEqual([]);
      before = after;
      expect(await office.stores.database.threads.count()).toBe(0);
      await maja.opens();
      expect(await maja.presses('open', { code: receipt })).toMatchObject({
        name: 'unopened',
        opensOn: '2026-12-01',
      });
      before = await rows();
    }
    await passes(1);
    expect(await rows()).toEqual([]);
    // The row bears the day of the release; the act's clocks run from the window's first day.
    expect(await opensReport(maja, receipt)).toMatchObject({
      filedOn: '2026-11-24',
      deadlines: { acknowledgeBy: '2026-12-01', feedbackBy: '2027-02-24' },
      page: { items: [{ day: '2026-11-24' }] },
    });
    expect(await opensThread(karin, reference)).toMatchObject({
      filedOn: '2026-12-01',
      deadlines: { acknowledgeBy: '2026-12-01' },
    });
  });

  it('takes a report in a window that began in the month before the installation', async () => {
    const young = await openVissla({
      releases: weekly,
      staffed: true,
      now: Date.UTC(2026, 10, 2, 11),
    });
    const { receipt } = await files(young.person('Maja'), 'Det luktar gas.');
    young.clock.advance({ minutes: day });
    young.vissla.release.look();
    await young.vissla.release.settled();
    const view = await opensReport(young.person('Maja'), receipt);
    expect(view).toMatchObject({ filedOn: '2026-10-27' });
    expect(await young.stores.database.threads.expiryMonths()).toEqual(['2028-12']);
    expect(young.journal.faults).toEqual([]);
    await young.close();
  });

  it('does not wait for what HR does, whose days run from the release', async () => {
    const { receipt } = await filesWithHr(maja, { what: 'Det gäller min lön.' });
    expect(maja.reads()).toContain('25 november 2026 kl.\u00a010');
    await passes(1);
    expect(await queueOf(hanna)).toBe(1);
    expect(await opensReport(maja, receipt)).toMatchObject({
      deadlines: { desk: 'hr', answerBy: '2026-11-30' },
    });
    await maja.presses('send', { text: 'Jag glömde en sak.' });
    expect(maja.reads()).toContain('26 november 2026 kl.\u00a010');
    await passes(1);
    expect(await opensReport(maja, receipt)).toMatchObject({ page: { items: [{}, {}] } });
  });

  it('does not wait where somebody may come to harm, and the desk reads why', async () => {
    await maja.opens();
    await maja.presses('report');
    expect(maja.reads()).toContain('senast i morgon kl.\u00a010');
    const urgent = await files(maja, 'Räcket är löst.', undefined, 'urgent');
    expect(maja.reads()).toContain('25 november 2026 kl.\u00a010');
    const other = await files(office.person('Omar'), 'En sak.');
    await passes(1);
    expect(await queueOf(karin)).toBe(1);
    await opensThread(karin, urgent.reference);
    expect(karin.reads()).toContain('Någon kan skadas inom några dagar');
    await passes(6);
    await opensThread(karin, other.reference);
    expect(karin.reads()).not.toContain('Någon kan skadas');
  });

  it('keeps places over the passes: a fifth message of the week is not taken', async () => {
    const { receipt } = await files(maja, 'En sak.');
    await passes(7);
    for (const text of ['ett', 'två', 'tre', 'fyra']) {
      await opensReport(maja, receipt);
      expect(await maja.presses('send', { text })).toMatchObject({ name: 'sent' });
      await passes(1);
    }
    await opensReport(maja, receipt);
    await maja.presses('send', { text: 'fem' });
    expect(maja.shown.remark).toBe('places_full');
    expect(maja.reads()).toContain('8 december 2026 kl.\u00a010');
    await passes(3);
    const view = await opensReport(maja, receipt);
    expect(view).toMatchObject({ page: { items: [{}, {}, {}, {}, {}] } });
    expect(maja.reads()).toMatch(/ett[^]*två[^]*tre[^]*fyra/);
  });

  it('goes on over a stop, a restart and another process, once', async () => {
    const { receipt } = await files(maja, 'Det luktar gas.');
    await passes(2);
    office.clock.advance({ minutes: 9 * day });
    const other = await office.anotherProcess();
    other.vissla.release.soon();
    await other.vissla.release.settled();
    await looks();
    // Meanwhile it has gone to December's key.
    await office.vissla.lookForKeys();
    expect(await queueOf(karin)).toBe(1);
    expect(await opensReport(maja, receipt)).toMatchObject({ filedOn: '2026-11-24' });
  });

  it('keeps what waits under the stronger policy when a weaker one comes', async () => {
    const early = await files(maja, 'Före.');
    await passes(1);
    const other = await office.anotherProcess({ kind: 'daily', hour: 10 });
    const late = await files(other.person('Omar'), 'Efter.');
    office.clock.advance({ minutes: day });
    other.vissla.release.look();
    await other.vissla.release.settled();
    expect(await opensReport(other.person('Omar'), late.receipt)).toMatchObject({ name: 'thread' });
    const again = other.person('Maja');
    await again.opens();
    expect(await again.presses('open', { code: early.receipt })).toMatchObject({
      name: 'unopened',
    });
    office.clock.advance({ minutes: 5 * day });
    other.vissla.release.look();
    await other.vissla.release.settled();
    expect(await opensReport(again, early.receipt)).toMatchObject({ name: 'thread' });
  });

  it('begins a new epoch at a rotation without releasing; old keys go once nothing needs them', async () => {
    const { receipt } = await files(maja, 'Det luktar gas.');
    await passes(1);
    const waiting = await rows();
    const before = await office.stores.database.pool.running();
    await rotates(office);
    await office.vissla.lookForKeys();
    office.clock.advance({ minutes: 3 });
    await office.vissla.lookForKeys();
    const after = await office.stores.database.pool.running();
    expect(after?.id).not.toBe(before?.id);
    expect(after?.endsOn).toBe(before?.endsOn);
    expect(await rows()).toHaveLength(waiting.length);
    expect(await office.stores.database.threads.count()).toBe(0);
    await passes(3);
    // Where the days were over and a report waited all the same, its keys would stay.
    const late = { ...(await openOperator(office)), windowDays: () => Promise.resolve(0) };
    const kept = { rows: waiting.length, threads: new Set<never>(), outdated: true };
    expect(await finishRotation(late, kept)).toEqual([]);
    await passes(5);
    expect(await opensReport(maja, receipt)).toMatchObject({ name: 'thread' });
    await passes(1);
    expect(await office.stores.vault.names('kek-')).toEqual(['kek-v2-2026-11-25']);
    expect(await opensReport(maja, receipt)).toMatchObject({ name: 'thread' });
    expect(office.journal.faults).toEqual([]);
  });

  it.each(['filed before a rotation', 'read the rights before it'])(
    'destroys replaced keys on a day that does not tell whether somebody %s',
    async (what) => {
      await passes(7);
      if (what.startsWith('filed')) await files(maja, 'Det luktar gas.');
      else {
        await maja.opens();
        await maja.presses('rights');
      }
      await rotates(office);
      await office.vissla.lookForKeys();
      office.clock.advance({ minutes: 3 });
      await office.vissla.lookForKeys();
      // By that day all is out that can be sealed to them: two days for every process, and a week.
      for (let n = 1; n <= 9; n++) {
        await passes(1);
        const gone = n === 9;
        expect([n, await countVersions(office)]).toEqual([n, gone ? [1, 2, 1, 1] : [2, 2, 2, 2]]);
      }
      expect(office.journal.faults).toEqual([]);
    },
  );

  it('lets no thread go while a message waits for it, though others go at a pass', async () => {
    const open = await files(maja, 'En sak.');
    const other = await files(office.person('Omar'), 'En annan.');
    await passes(7);
    for (const { reference } of [open, other]) {
      await opensThread(karin, reference);
      await karin.presses('desk_close');
      await karin.presses('desk_do_close', {
        reason: 'confirmed',
        measures: 'Åtgärdat.',
        why: 'Det stämde.',
      });
    }
    await passes(7);
    const { threads } = office.stores.database;
    await passes(24);
    // Closed in December by its day, and gone to its month with the next one.
    expect(office.clock.today()).toBe('2027-01-01');
    const row = await threads.byReference(open.reference as never);
    expect(row?.expiry).toBe('2028-11');
    // On the 30th of November 2028, the last day of its month.
    office.clock.advance({ days: 693 });
    await looks();
    await passes(4);
    expect(office.clock.today()).toBe('2028-11-28');
    await passes(2);
    await opensThread(karin, open.reference);
    await karin.presses('desk_reply');
    await karin.presses('desk_do_reply', { text: 'Vi har hört mer.' });
    // What the reporter writes now could be read by nobody.
    await opensReport(maja, open.receipt);
    await maja.presses('send', { text: 'Det har hänt igen.' });
    expect(maja.shown.remark).toBe('erased_soon');
    await passes(2);
    expect(office.clock.today()).toBe('2028-12-02');
    expect(await threads.byReference(other.reference as never)).toBeUndefined();
    expect(await threads.byReference(open.reference as never)).toBeDefined();
    await passes(4);
    expect(await threads.byReference(open.reference as never)).toBeUndefined();
  });
});

import sv from '../../adaptive-cards/texts/sv.json';
import type { DeskView } from '../../bot/domain/desk-view';
import type { Disposals } from '../../bot/domain/disposal';
import { daysOfUpkeep } from '../support/days-pass';
import { disposals } from '../support/disposals';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  closing,
  does,
  files,
  opensQueue,
  opensReport,
  opensThread,
} from '../support/people/report';

type Expired = Extract<DeskView, { name: 'desk_expired' }>;

describe('a desk without a disposal decision', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let daniel: Person;
  let reportCode: string;
  let reference: string;
  beforeEach(async () => {
    const disposal = { ...disposals, whistleblowing: 'preserve' as const };
    office = await openVissla({ disposal });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    maja = office.person('Maja');
    ({ reportCode, reference } = await files(maja, 'En sak.'));
    await office.passes();
    await does(karin, reference, 'close', closing);
    await office.passes();
  });
  afterEach(() => office.close());

  const row = async () => office.stores.database.threads.byReference(reference as never);
  /** The month of the case is over, and days have proved the clock. */
  const passes = async (): Promise<void> => {
    await office.vissla.tidy();
    await daysOfUpkeep(office, 7);
    office.clock.advance({ days: 695 });
    await daysOfUpkeep(office, 8);
  };
  const looks = async (member: Person): Promise<Expired> => {
    await member.opens('desk');
    const view = await member.presses('desk_expired');
    if (view.name !== 'desk_expired') throw new Error(view.name);
    return view;
  };
  const takesOut = async (member: Person): Promise<void> => {
    const { items } = await looks(member);
    await member.presses('desk_open_expired', { thread: items[0]?.thread ?? '' });
  };
  const finds = async (member: Person): Promise<string> => {
    await member.opens('desk');
    await member.presses('desk_find', { reference });
    return member.shown.view.name;
  };

  it('keeps a case past its time, out of queue, search and list, until two open it', async () => {
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Inget gallringsbeslut gäller ärendet. Efter 31 oktober 2028');
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain('Efter 31 oktober 2028 sparas ärendet bara för att arkiveras');
    await passes();
    expect(await row()).toBeDefined();
    expect((await office.stores.vault.names('shred-')).includes('shred-2028-10')).toBe(false);
    expect(await opensQueue(karin)).toMatchObject({ items: [], expired: 1 });
    expect(karin.reads()).toContain('Äldre än två år: 1. De ska arkiveras.');
    expect(await finds(karin)).toBe('desk_queue');
    expect(await looks(karin)).toMatchObject({ items: [{ reference }], total: 1 });

    await takesOut(karin);
    expect(karin.reads()).toContain(sv.remarks.open_expired_proposed);
    await takesOut(karin);
    expect(karin.reads()).toContain(sv.remarks.open_expired_waits);
    expect((await looks(daniel)).items).toMatchObject([{ by: 'Kommunjurist', own: false }]);
    await takesOut(daniel);
    expect(daniel.shown).toMatchObject({
      remark: 'expired_opened',
      view: { name: 'desk_thread' },
    });
    expect(await opensQueue(karin)).toMatchObject({ items: [{ reference }] });
    const events = (await office.events()).filter((event) => event.startsWith('open_expired'));
    expect(events.sort()).toEqual(['open_expired_agreed', 'open_expired_proposed']);

    expect(daniel.shown.view).toMatchObject({ may: ['recuse', 'copy', 'request', 'archive'] });
    // What cannot be written any more is not asked for.
    expect(daniel.reads()).not.toContain('Nämns någon i ärendet?');
    // After two weeks it has expired again.
    await daysOfUpkeep(office, 15);
    expect(await opensQueue(karin)).toMatchObject({ items: [], expired: 1 });
    expect(await finds(daniel)).toBe('desk_queue');
    expect(new Set(office.codes())).toEqual(new Set(['clock_ahead']));
  });

  it('shuts what two opened at every door after its days, though no upkeep runs', async () => {
    await passes();
    await takesOut(karin);
    await takesOut(daniel);
    const searches = async () => {
      await karin.opens('desk');
      await karin.presses('desk_search');
      const found = await karin.presses('desk_look', { words: 'sak', purpose: 'request' });
      return found.name === 'desk_search' ? found.found?.of : undefined;
    };
    office.clock.advance({ days: 14 });
    expect([await searches(), await finds(daniel)]).toEqual([1, 'desk_thread']);
    await daniel.presses('desk_copy');
    office.clock.advance({ days: 1 });
    await daniel.presses('desk_do_copy', { copying: 'with_notes' });
    expect(daniel.shown.view.name).toBe('desk_queue');
    expect([await searches(), await finds(daniel)]).toEqual([0, 'desk_queue']);
    expect(await opensQueue(karin)).toMatchObject({ items: [], expired: 1, total: 0 });
    expect(await looks(karin)).toMatchObject({ items: [{ reference }] });
  });

  it('disposes of what the desk has noted as archived, at its time and not before', async () => {
    await does(karin, reference, 'archive', { reason: 'paper', number: 'A 12' });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'archived' });
    await opensThread(daniel, reference);
    expect(daniel.reads()).toContain('Arkiverat 24 november 2026 på papper. A 12');
    expect(daniel.reads()).toContain('Ärendet raderas efter 31 oktober 2028');
    await daysOfUpkeep(office, 7);
    office.clock.advance({ days: 693 });
    await daysOfUpkeep(office, 6);
    expect(await row()).toBeDefined();
    await daysOfUpkeep(office, 4);
    expect(await row()).toBeUndefined();
  });

  it('keeps what was archived and has got something else since', async () => {
    const duty = { law: 'child', standing: 'not_begun', knownOn: '2026-11-24', told: 'Vänta.' };
    await does(karin, reference, 'archive', { reason: 'paper', number: 'A 12' });
    await does(daniel, reference, 'duty', duty);
    expect(daniel.shown.remark).toBeUndefined();
    await passes();
    expect(await row()).toBeDefined();
    expect(await looks(karin)).toMatchObject({ items: [{ reference }] });
  });

  it('disposes of a case from the expired ones once it is archived', async () => {
    await passes();
    await takesOut(karin);
    await takesOut(daniel);
    await does(daniel, reference, 'archive', { reason: 'package' });
    expect(daniel.shown.remark).toBe('package_first');
    await daniel.presses('desk_do_archive', { reason: 'paper' });
    expect(daniel.shown.view).toMatchObject({ what: 'archived' });
    await daysOfUpkeep(office, 1);
    expect(await row()).toBeUndefined();
    expect(await opensQueue(karin)).toMatchObject({ items: [] });
    expect((await office.events()).includes('case_archived')).toBe(false);
  });

  it('shelves one in which the reporter wrote at the end, and shows none to a member who is named', async () => {
    office.clock.advance({ days: 600 });
    await daysOfUpkeep(office, 6);
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'En gång till.' });
    await office.passes();
    expect(await opensQueue(karin)).toMatchObject({ items: [{ news: true }] });
    await does(daniel, reference, 'recuse', { cause: 'Släkt.' });
    office.clock.advance({ days: 95 });
    await daysOfUpkeep(office, 9);
    expect(await opensQueue(karin)).toMatchObject({ items: [], expired: 1 });
    const queue = await opensQueue(daniel);
    expect(queue.expired).toBeUndefined();
    await expect(daniel.presses('desk_expired')).rejects.toThrow('no button');
    expect(await finds(daniel)).toBe('desk_queue');
  });
});

it('disposes of after the months of the decision, counted from closing', async () => {
  const disposal = { ...disposals, whistleblowing: { number: 'KS 2026/12', months: 12 } };
  const office = await openVissla({ disposal });
  const [karin] = await office.staff('Kommunjurist', 'Utredare');
  const maja = office.person('Maja');
  const { reportCode, reference } = await files(maja, 'En sak.');
  await office.passes();
  await does(karin, reference, 'close', closing);
  await office.passes();
  const { threads } = office.stores.database;
  const stored = () => threads.byReference(reference as never);
  await office.vissla.tidy();
  // As with two years, it leaves the open ones when a month turns.
  expect((await stored())?.expiry).toBe('2028-12');
  await daysOfUpkeep(office, 7);
  expect((await stored())?.expiry).toBe('2027-11');
  await opensReport(maja, reportCode);
  expect(maja.reads()).toContain('Boten raderar ärendet efter 30 november 2027');
  await karin.opens('desk');
  await karin.presses('desk_closed');
  expect(await karin.presses('desk_earlier')).toMatchObject({ items: [{ reference }] });
  office.clock.advance({ days: 348 });
  await daysOfUpkeep(office, 15);
  expect(await stored()).toBeDefined();
  await daysOfUpkeep(office, 5);
  expect(await stored()).toBeUndefined();
  expect(await office.stores.vault.names('shred-')).not.toContain('shred-2027-11');
  await office.close();
});

describe('a decision that is another than when the case was closed', () => {
  const preserve = { ...disposals, whistleblowing: 'preserve' as const };
  const decided = (months: number): Disposals => ({
    ...disposals,
    whistleblowing: { number: `KS 2027/${months}`, months },
  });

  it.each([
    ['is shorter', decided(24), decided(12), '2027-11-24', '2027-12-01', 'efter 30 november 2027'],
    ['is longer', decided(12), decided(24), '2028-10-20', '2028-11-01', 'efter 31 oktober 2028'],
    ['is the first', preserve, decided(12), '2027-11-24', '2027-12-01', 'efter 30 november 2027'],
    ['is over', decided(12), preserve, '2028-11-10', undefined, 'sparas ärendet bara för att'],
    ['is much shorter', decided(24), decided(3), '2027-02-24', '2027-03-01', '28 februari 2027'],
  ])('counts from closing all the same: it %s', async (_, before, after, there, gone, read) => {
    let rule = before;
    const office = await openVissla({
      get disposal() {
        return rule;
      },
    });
    const [karin] = await office.staff('Kommunjurist', 'Utredare');
    const { reportCode, reference } = await files(office.person('Maja'), 'En sak.');
    const asked = await files(office.person('Lisa'), 'En annan sak.');
    await office.passes();
    for (const one of [reference, asked.reference]) await does(karin, one, 'close', closing);
    await office.passes();
    await does(karin, asked.reference, 'request', { arrived: '2026-11-24', text: 'Alla ärenden.' });
    await daysOfUpkeep(office, 10);
    rule = after;
    const { vissla, person } = await office.anotherProcess();
    await vissla.tidy();
    const maja = person('Maja');
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain(read);
    const { clock, stores } = office;
    const { threads } = stores.database;
    const left = async (day: string): Promise<readonly string[]> => {
      const days = (Date.parse(day) - Date.parse(clock.today())) / 86_400_000;
      clock.advance({ days: days - 8 });
      await daysOfUpkeep({ clock, vissla }, 8);
      const rows = [reference, asked.reference].map((one) => threads.byReference(one as never));
      return (await Promise.all(rows)).flatMap((row) => row?.reference ?? []);
    };
    expect(await left(there)).toEqual([reference, asked.reference]);
    if (gone !== undefined) expect(await left(gone)).toEqual([asked.reference]);
    const { whistleblowing: decision } = after;
    const by = decision === 'preserve' ? [] : [{ by: decision.number, count: 1 }];
    expect(await threads.disposed()).toMatchObject(by);
    await office.close();
  });
});

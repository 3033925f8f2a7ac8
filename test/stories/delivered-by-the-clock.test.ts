import { expiryOfOpen } from '../../bot/domain/retention';
import { createPassing } from '../../bot/start/trial';
import { daysPass, goesBy, isReadable, queueOf } from '../support/days-pass';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, enters, files, opensReport, opensThread, tries } from '../support/people/report';

/** It is the 24th of November at noon in Stockholm; passes come at ten. */
const daily = { kind: 'daily', hour: 10 } as const;
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;

describe('a pass each day', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let comes: (day: string, time: string) => Promise<void>;
  beforeEach(async () => {
    office = await openVissla({ passes: daily });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    await office.staffHr('HR-chef', 'HR-specialist');
    maja = office.person('Maja');
    comes = daysPass(office);
  });
  afterEach(() => office.close());

  it.each([
    ['2026-11-25', '00:00'],
    ['2026-11-25', '03:00'],
    ['2026-11-25', '09:59'],
    ['2026-11-25', '10:00'],
    ['2026-11-25', '23:59'],
  ])(
    'brings what is written on %s at %s on the next morning, with that day alone',
    async (day, time) => {
      await comes(day, time);
      const { reportCode, reference } = await files(maja, 'Det luktar gas.');
      expect(maja.shown.view).toMatchObject({ opensOn: '2026-11-26' });
      expect(maja.reads()).toContain('26 november 2026 kl.\u00a010');
      await comes('2026-11-26', '09:59');
      expect(await queueOf(karin)).toEqual([]);
      expect(await isReadable(maja, reportCode)).toBe(false);
      await comes('2026-11-26', '10:00');
      expect(await queueOf(karin)).toEqual([reference]);
      // The register has the day of arrival, and both sides read the same one.
      expect(await opensThread(karin, reference)).toMatchObject({
        filedOn: '2026-11-25',
        page: { items: [{ day: '2026-11-25' }] },
      });
      expect(karin.reads()).toContain('Kom in 25 november 2026');
      expect(await opensReport(maja, reportCode)).toMatchObject({
        filedOn: '2026-11-25',
        deadlines: { feedbackBy: '2027-02-25' },
        page: { items: [{ day: '2026-11-25' }] },
      });
      expect(maja.reads()).toContain('Skickad 25 november 2026');
      expect(maja.reads()).not.toContain('26 november');
    },
  );

  it('gives a desk’s act the day on which it was done, and brings it on the next morning', async () => {
    const { reportCode, reference } = await files(maja, 'Det luktar gas.');
    await comes('2026-11-26', '03:00');
    await does(karin, reference, 'reply', { text: 'Var någonstans?' });
    expect(karin.reads()).toContain('27 november 2026 kl.\u00a010');
    await comes('2026-11-27', '09:59');
    expect(await opensReport(maja, reportCode)).toMatchObject({ page: { items: [{}] } });
    await comes('2026-11-27', '10:00');
    expect(await opensReport(maja, reportCode)).toMatchObject({
      page: { items: [{ day: '2026-11-24' }, { day: '2026-11-26' }] },
    });
    await maja.presses('send', { text: 'Bakom köket.' });
    await comes('2026-11-28', '10:00');
    expect(await opensThread(karin, reference)).toMatchObject({
      page: { items: [{}, {}, { day: '2026-11-27' }] },
    });
  });

  it('waits for no day that a clock said which was ahead', async () => {
    await comes('2026-11-24', '12:30');
    await goesBy(office, { days: 40 });
    office.clock.advance({ days: -40 });
    // Beats write both rows with the day of the pass that is next.
    for (let row = 0; row < 2; row++) await office.vissla.beats.end();
    const { reportCode } = await files(maja, 'Det luktar gas.');
    await comes('2026-11-25', '09:59');
    expect(await queueOf(karin)).toEqual([]);
    await comes('2026-11-25', '10:00');
    expect(await opensReport(maja, reportCode)).toMatchObject({ filedOn: '2026-11-24' });
  });

  it('holds nothing up that a desk enters itself: it is read at once, with the day on which it came', async () => {
    const { reference } = await enters(karin, { arrived: '2026-11-20' });
    expect(karin.reads()).toContain('Ni kan läsa den nu.');
    expect(await queueOf(karin)).toEqual([reference]);
    expect(await opensThread(karin, reference)).toMatchObject({
      filedOn: '2026-11-20',
      openDays: [{ by: '2026-11-26', overdue: false }, { what: 'feedback' }],
      page: { items: [{ day: '2026-11-20' }] },
    });
    expect(karin.reads()).toContain('Kom in 20 november 2026');
    expect(karin.reads()).toContain('Någon ringde.');
  });
});

describe.each([
  ['each day', daily, '2026-11-30', '2026-12-01', '2026-12-02'],
  ['each week', weekly, '2026-12-07', '2026-12-08', '2026-12-09'],
] as const)('a pass %s', (_, passes, last, readable, late) => {
  it('calls no desk late that answers on its last day, and a silent one from the day after', async () => {
    const office = await openVissla({ passes });
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [maja, omar] = [office.person('Maja'), office.person('Omar')];
    const comes = daysPass(office);
    const { reportCode, reference } = await files(maja, 'Det luktar gas.');
    const other = await files(omar, 'En annan sak.');
    await comes(last, '23:00');
    // The reporter's day is one of reading, the desk's own is the day before.
    const { openDays } = await opensThread(karin, reference);
    expect(openDays[0]).toMatchObject({ by: last, overdue: false });
    await karin.presses('desk_reply');
    await karin.presses('desk_do_reply', { text: 'Vi tittar på det.' });
    for (const time of ['00:00', '09:59', '10:00', '23:59']) {
      await comes(readable, time);
      const deadlines = { firstAnswerBy: readable };
      expect(await opensReport(maja, reportCode)).toMatchObject({ deadlines, overdue: [] });
      if (time < '10')
        expect((await opensThread(karin, reference)).openDays[0]?.overdue).toBe(false);
    }
    expect(await opensReport(maja, reportCode)).toMatchObject({ page: { items: [{}, {}] } });
    expect((await opensThread(karin, other.reference)).openDays[0]?.overdue).toBe(true);
    await comes(late, '00:00');
    expect(await opensReport(maja, reportCode)).toMatchObject({ overdue: [] });
    expect(await opensReport(omar, other.reportCode)).toMatchObject({ overdue: ['answer'] });
    expect((await opensThread(karin, other.reference)).openDays[0]?.overdue).toBe(true);
    await office.close();
  });
});

describe('two copies of the database, before a pass and after it', () => {
  it('do not tell in which thread something was written, and no open dialog is refused', async () => {
    const office = await openVissla({ passes: daily });
    const [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const after = (minutes: number) => goesBy(office, { minutes });
    const maja = office.person('Maja');
    const filed = [await files(maja, 'En.'), await files(maja, 'Två.'), await files(maja, 'Tre.')];
    await after(24 * 60);
    await after(22 * 60 - 5);
    const rows = async () => {
      const { threads } = office.stores.database;
      const all = await threads.revisions('whistleblowing', expiryOfOpen(office.clock.today()));
      return new Map((await threads.byIds(all.map(({ id }) => id))).map((row) => [row.id, row]));
    };
    const before = await rows();
    expect(before.size).toBe(3);
    const reference = filed[0]?.reference ?? '';
    await opensThread(karin, reference);
    await karin.presses('desk_reply');
    await opensReport(maja, filed[1]?.reportCode ?? '');
    await maja.presses('send', { text: 'Mer om två.' });
    await after(5);
    for (const [id, { revision, state, keys }] of await rows()) {
      expect(revision).not.toBe(before.get(id)?.revision);
      expect(Buffer.from(state).equals(Buffer.from(before.get(id)?.state ?? []))).toBe(false);
      expect(Buffer.from(keys).equals(Buffer.from(before.get(id)?.keys ?? []))).toBe(true);
    }
    // The form stood open over the pass.
    await karin.presses('desk_do_reply', { text: 'Tack.' });
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', what: 'reply' });
    // Who comes second is still told, over a pass as well.
    await after(24 * 60 - 5);
    await opensThread(daniel, filed[1]?.reference ?? '');
    await daniel.presses('desk_reply');
    await opensReport(maja, filed[1]?.reportCode ?? '');
    await maja.presses('send', { text: 'Ännu mer om två.' });
    await after(5);
    await daniel.presses('desk_do_reply', { text: 'Tack.' });
    expect(daniel.shown.remark).toBe('changed_meanwhile');
    await office.close();
  });
});

describe('a policy that is changed', () => {
  it('to a stronger one keeps what waits for the hour', async () => {
    const office = await openVissla({ staffed: true, passes: 'when-told' });
    const { reportCode } = await files(office.person('Maja'), 'Det luktar gas.');
    const daily = await office.anotherProcess({ kind: 'daily', hour: 10 });
    const soon = async (): Promise<void> => {
      daily.vissla.pass.soon();
      await daily.vissla.pass.whenIdle();
    };
    await soon();
    await soon();
    const maja = daily.person('Maja');
    expect(await tries(maja, reportCode)).toMatchObject({ name: 'unopened' });
    office.clock.advance({ minutes: 22 * 60 });
    await soon();
    expect(await opensReport(maja, reportCode)).toMatchObject({ name: 'thread' });
    await office.close();
  });
});

describe('a day that the trial lets pass', () => {
  let office: TestVissla;
  let karin: Person;
  let passes: (days: number) => Promise<boolean[]>;
  let tidies: () => Promise<void>;
  let faults: unknown[];
  beforeEach(async () => {
    office = await openVissla({ passes: daily });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const goOn = (): void => {
      office.clock.advance({ days: 1 });
    };
    const vissla = async () => ({ ...office.vissla, tidy: () => tidies() });
    faults = [];
    const letADayPass = createPassing({ goOn }, vissla, (error) => faults.push(error));
    tidies = () => office.vissla.tidy();
    // As two pages would that ask at the same time.
    passes = (days) => Promise.all(Array.from({ length: days }, letADayPass));
    await office.vissla.tidy();
  });
  afterEach(() => office.close());

  const queue = async (): Promise<unknown> => {
    const view = await karin.opens('desk');
    return view.name === 'desk_queue' ? view.items.map(({ due }) => due?.overdue) : view;
  };
  const daysOfKeys = async () => [...(await office.stores.database.draftKeys.days())].sort();

  it('delivers what waited, tells the desk, and lets the act’s time run out', async () => {
    const { reportCode } = await files(office.person('Maja'), 'Det luktar gas.');
    expect(await queue()).toEqual([]);
    await passes(1);
    expect(office.notices).toHaveLength(2);
    expect(await queue()).toEqual([false]);
    // A day on which something fails does not stop those after it.
    const away = new Error('away');
    tidies = () => {
      tidies = () => office.vissla.tidy();
      return Promise.reject(away);
    };
    const week = await passes(7);
    expect([week, faults]).toEqual([[false, ...Array<boolean>(6).fill(true)], [away]]);
    expect(office.clock.today()).toBe('2026-12-02');
    expect(await queue()).toEqual([true]);
    expect(await opensReport(office.person('Maja'), reportCode)).toMatchObject({
      filedOn: '2026-11-24',
    });
  });

  it('is no jump of the clock, and proves it where a trial stood still for long', async () => {
    await passes(2);
    expect(await daysOfKeys()).toEqual(['2026-11-25', '2026-11-26', '2026-11-27']);
    expect([...faults, ...office.journal.faults]).toEqual([]);
    office.clock.advance({ days: 40 });
    await passes(4);
    expect(await daysOfKeys()).toContain('2026-11-25');
    await passes(1);
    expect(await daysOfKeys()).toEqual(['2027-01-09', '2027-01-10', '2027-01-11']);
  });
});

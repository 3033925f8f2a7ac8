import { daysPass, goesBy, isReadable, queueOf } from '../support/days-pass';
import { countVersions, rotates } from '../support/houses/rotate';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToList,
  does,
  files,
  filesWithHr,
  opensReport,
  opensThread,
} from '../support/people/report';

/** It is Tuesday the 24th of November, at noon; passes come at ten, those of a week on Tuesdays. */
const weekly = { kind: 'weekly', hour: 10, weekday: 2 } as const;
const day = 24 * 60;

describe('a pass each week', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let hanna: Person;
  let comes: (day: string, time: string) => Promise<void>;
  beforeEach(async () => {
    office = await openVissla({ passes: weekly });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    [hanna] = await office.staffHr('HR-chef', 'HR-specialist');
    maja = office.person('Maja');
    comes = daysPass(office);
  });
  afterEach(() => office.close());

  /** Lets days pass, with a pass on each. */
  const passes = async (days: number): Promise<void> => {
    for (let n = 0; n < days; n++) {
      await goesBy(office, { minutes: day });
    }
  };

  it.each([
    ['2026-11-24', '13:00'],
    ['2026-11-27', '03:00'],
    ['2026-11-30', '23:59'],
  ])(
    'brings what is written on %s at %s on Tuesday, and says of it the week alone',
    async (day, time) => {
      await comes(day, time);
      const { reportCode, reference } = await files(maja, 'Det luktar gas.');
      expect(maja.shown.view).toMatchObject({ opensOn: '2026-12-01' });
      expect(maja.reads()).toContain('1 december 2026 kl.\u00a010');
      await comes('2026-12-01', '09:59');
      expect(await queueOf(karin)).toEqual([]);
      expect(await isReadable(maja, reportCode)).toBe(false);
      await comes('2026-12-01', '10:00');
      const view = { filedOn: '2026-11-24', filedUntil: '2026-11-30' };
      const first = { day: '2026-11-24', until: '2026-11-30' };
      expect(await opensThread(karin, reference)).toMatchObject({
        ...view,
        page: { items: [first] },
      });
      const between = 'mellan 24 november 2026 och 30 november 2026';
      expect(karin.reads()).toContain(`Kom in ${between}`);
      // The three months run from the earliest day; a first answer takes the week of waiting besides.
      expect(await opensReport(maja, reportCode)).toMatchObject({
        ...view,
        deadlines: { firstAnswerBy: '2026-12-08', feedbackBy: '2027-02-24' },
        page: { items: [first] },
      });
      expect(maja.reads()).toContain(`Skickad ${between}`);
    },
  );

  it('takes a report in a window that began in the month before the installation', async () => {
    const young = await openVissla({
      passes: weekly,
      staffed: true,
      now: Date.UTC(2026, 10, 2, 11),
    });
    const { reportCode } = await files(young.person('Maja'), 'Det luktar gas.');
    await daysPass(young)('2026-11-03', '12:00');
    const view = await opensReport(young.person('Maja'), reportCode);
    expect(view).toMatchObject({ filedOn: '2026-10-27', filedUntil: '2026-11-02' });
    expect(young.journal.faults).toEqual([]);
    await young.close();
  });

  it('does not wait for what HR does, whose days run from the pass', async () => {
    await comes('2026-11-25', '03:00');
    const { reportCode, reference } = await filesWithHr(maja, { what: 'Det gäller min lön.' });
    expect(maja.reads()).toContain('25 november 2026 kl.\u00a010');
    await comes('2026-11-25', '10:00');
    expect(await queueOf(hanna)).toEqual([reference]);
    expect(await opensThread(hanna, reference)).toMatchObject({
      filedOn: '2026-11-24',
      filedUntil: '2026-11-25',
      openDays: [{ what: 'answer', by: '2026-11-30' }],
    });
    expect(hanna.reads()).toContain('Kom in 25 november 2026 eller dagen före');
    expect(await opensReport(maja, reportCode)).toMatchObject({
      deadlines: { desk: 'hr', answerBy: '2026-12-01' },
    });
    await maja.presses('send', { text: 'Jag glömde en sak.' });
    expect(maja.reads()).toContain('26 november 2026 kl.\u00a010');
    await comes('2026-11-26', '10:00');
    expect(await opensReport(maja, reportCode)).toMatchObject({
      page: { items: [{}, { day: '2026-11-25', until: '2026-11-26' }] },
    });
  });

  it('does not wait where the reporter says that it cannot: in both directions', async () => {
    await comesToGuide(maja);
    await comesToList(maja);
    expect(maja.reads()).toContain('Kan det vänta till 1 december 2026 kl.\u00a010?');
    expect(maja.shown.fields.wait).toBe('yes');
    const urgent = await files(maja, 'Räcket är löst.', undefined, 'no');
    expect(maja.reads()).toContain('25 november 2026 kl.\u00a010');
    const other = await files(office.person('Omar'), 'En sak.');
    await comes('2026-11-25', '10:00');
    expect(await queueOf(karin)).toEqual([urgent.reference]);
    await opensThread(karin, urgent.reference);
    expect(karin.reads()).toContain('Brådskar, enligt den som anmälde');
    expect(karin.reads()).toContain('Kom in 25 november 2026 eller dagen före');
    await comes('2026-12-01', '10:00');
    await opensThread(karin, other.reference);
    expect(karin.reads()).not.toContain('Brådskar');
  });

  it('goes on over a stop, a restart and another process, once', async () => {
    const { reportCode, reference } = await files(maja, 'Det luktar gas.');
    await comes('2026-11-26', '12:00');
    office.clock.advance({ minutes: 9 * day });
    const other = await office.anotherProcess(weekly);
    other.vissla.pass.soon();
    await other.vissla.pass.whenIdle();
    await comes(office.clock.today(), '13:00');
    // Meanwhile it has gone to December's key.
    await office.vissla.lookForKeys();
    expect(await queueOf(karin)).toEqual([reference]);
    expect(await opensReport(maja, reportCode)).toMatchObject({ filedOn: '2026-11-24' });
  });

  it('goes on over a rotation of keys, and passes nothing early by it', async () => {
    const { reportCode } = await files(maja, 'Det luktar gas.');
    await comes('2026-11-25', '12:00');
    await rotates(office);
    await office.vissla.lookForKeys();
    office.clock.advance({ minutes: 3 });
    await office.vissla.lookForKeys();
    expect(await queueOf(karin)).toEqual([]);
    await comes('2026-11-30', '12:00');
    expect(await isReadable(maja, reportCode)).toBe(false);
    await comes('2026-12-01', '10:00');
    expect(await isReadable(maja, reportCode)).toBe(true);
    await comes('2026-12-10', '12:00');
    expect(await isReadable(maja, reportCode)).toBe(true);
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
      for (let n = 1; n <= 2; n++) {
        await passes(1);
        const gone = n === 2;
        expect([n, await countVersions(office)]).toEqual([
          n,
          gone ? [1, 2, 1, 1, 1] : [2, 2, 2, 2, 2],
        ]);
      }
      expect(office.journal.faults).toEqual([]);
    },
  );

  it('lets no thread go while a message waits for it, though others go at a pass', async () => {
    const open = await files(maja, 'En sak.');
    const other = await files(office.person('Omar'), 'En annan.');
    await passes(7);
    for (const { reference } of [open, other]) {
      await does(karin, reference, 'close', {
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
    await goesBy(office, { days: 693 });
    await passes(4);
    expect(office.clock.today()).toBe('2028-11-28');
    await passes(2);
    await does(karin, open.reference, 'reply', { text: 'Vi har hört mer.' });
    // What the reporter writes now could be read by nobody.
    await opensReport(maja, open.reportCode);
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

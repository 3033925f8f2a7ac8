import en from '../../adaptive-cards/texts/en.json';
import sv from '../../adaptive-cards/texts/sv.json';
import { does, type Filed, opensReport, opensThread } from '../support/people/report';
import { given, openTwoDesks, type TwoDesks } from '../support/people/two-desks';

describe.each(['sv', 'en'] as const)('an excerpt for HR that is not out yet, in %s', (locale) => {
  const texts = { sv, en }[locale];
  let desks: TwoDesks;
  let report: Filed;

  beforeAll(async () => {
    desks = await openTwoDesks(locale);
  });
  afterAll(() => desks.office.close());

  /** A report of which HR may get an excerpt in that way, and what stood in the thread before. */
  const begins = async (how: 'agreed' | 'told' | 'untold') => {
    report = await desks.files();
    if (how === 'agreed') await desks.agrees(report);
    desks.office.journal.faults.length = 0;
    return opensThread(desks.karin, report.reference);
  };
  const hrKnows = async (): Promise<number> => {
    const queue = await desks.sara.opens('desk');
    return queue.name === 'desk_queue' ? queue.total : -1;
  };

  it.each(['agreed', 'told', 'untold'] as const)(
    'is seen with what HR and the reporter would read, and is taken back by a colleague: %s',
    async (how) => {
      const { karin, daniel, maja, office } = desks;
      const [before, known, atHr] = [
        await begins(how),
        await desks.office.events(),
        await hrKnows(),
      ];
      await desks.gives(karin, report, how);
      await desks.looks(daniel, report);
      const day = Number(office.clock.today().slice(8)) + 1;
      expect(daniel.reads()).toContain(
        locale === 'sv' ? `Det kommer ut ${day} ` : `It comes out on ${day} `,
      );
      expect(daniel.shown.view).toMatchObject({ can: 'take_back', number: 1, of: 1 });
      expect(daniel.reads()).toContain(given.excerpt);
      expect(daniel.reads().includes(given.text)).toBe(how !== 'untold');
      await daniel.presses('desk_take_back');
      expect(daniel.shown).toMatchObject({ remark: 'taken_back', view: { name: 'desk_thread' } });
      expect(daniel.reads()).toContain(texts.remarks.taken_back);
      expect(daniel.shown.view).toMatchObject({ pending: 0, outOn: undefined, hr: before.hr });
      expect(daniel.shown.view).toMatchObject({ telling: undefined, may: before.may });
      // What was noted of it stays, and a note after it says how it ended.
      const notes = texts.deskThread.takenBack.replace('{author}', 'Säkerhetssamordnare');
      expect(daniel.reads().includes(notes)).toBe(how !== 'agreed');
      await desks.passes();
      expect(await hrKnows()).toBe(atHr);
      await opensReport(maja, report.reportCode);
      expect(maja.reads()).not.toContain(given.text);
      const events = await desks.office.events();
      expect(events.filter((one) => one === 'sent_withdrawn').length).toBe(
        known.filter((one) => one === 'sent_withdrawn').length + 1,
      );
      expect(events).toContain('excerpt_given_to_hr');
      expect(office.journal.faults).toEqual([]);
    },
  );

  // The words were read by now; what follows is the same in both languages.
  if (locale !== 'sv') return;

  it.each(['agreed', 'told', 'untold'] as const)(
    'can be given again once it was taken back, and HR reads that one: %s',
    async (how) => {
      const { karin, maja, office } = desks;
      await begins(how);
      const atHr = await hrKnows();
      await desks.gives(karin, report, how);
      await desks.takesBack(karin, report);
      await desks.gives(karin, report, how);
      expect(karin.shown.view).toMatchObject({ name: 'desk_done', again: false });
      await desks.passes();
      expect(await hrKnows()).toBe(atHr + 1);
      expect((await opensThread(karin, report.reference)).hr).toBe('given');
      await opensReport(maja, report.reportCode);
      expect(maja.reads().split(given.text)).toHaveLength(how === 'untold' ? 1 : 2);
      expect(office.journal.faults).toEqual([]);
    },
  );

  it.each(['is given', 'was taken back'])(
    'is not given where the reporter says no in the same window, while it %s',
    async (what) => {
      const { karin, maja, office } = desks;
      await begins('agreed');
      const atHr = await hrKnows();
      await desks.gives(karin, report, 'agreed');
      if (what === 'was taken back') await desks.takesBack(karin, report);
      await opensReport(maja, report.reportCode);
      expect(await maja.presses('hr_no')).toMatchObject({ name: 'sent' });
      await desks.passes();
      expect((await opensThread(karin, report.reference)).hr).toBe('no');
      expect(karin.reads()).not.toContain(given.excerpt);
      expect(await hrKnows()).toBe(atHr);
      // The word to the reporter goes with the excerpt, or not at all.
      await opensReport(maja, report.reportCode);
      expect(maja.reads()).not.toContain(given.text);
      const codes = office.codes();
      expect(codes).toEqual(what === 'is given' ? ['excerpt_refused'] : []);
    },
  );
});

describe('an excerpt for HR that waits', () => {
  let desks: TwoDesks;
  let report: Filed;
  beforeAll(async () => {
    desks = await openTwoDesks();
  });
  afterAll(() => desks.office.close());
  beforeEach(async () => {
    report = await desks.files();
    await desks.agrees(report);
  });

  it('goes with the word to the reporter that was sent after it', async () => {
    const { karin, daniel, maja } = desks;
    await desks.gives(karin, report, 'untold');
    await does(daniel, report.reference, 'tell', { text: 'NU BERÄTTAR VI' });
    await desks.looks(karin, report);
    expect(karin.reads()).toContain('NU BERÄTTAR VI');
    await karin.presses('desk_take_back');
    await desks.passes();
    await opensReport(maja, report.reportCode);
    expect(maja.reads()).not.toContain('NU BERÄTTAR VI');
    expect(await opensThread(karin, report.reference)).toMatchObject({ hr: 'yes', pending: 0 });
  });

  it('is separate from an answer that a colleague has sent, which stays', async () => {
    const { karin, daniel, maja } = desks;
    await desks.gives(karin, report, 'told');
    await does(daniel, report.reference, 'reply', { text: 'ETT SVAR' });
    await desks.looks(daniel, report);
    expect(daniel.shown.view).toMatchObject({ can: 'take_back', number: 1, of: 2 });
    await daniel.presses('desk_later');
    expect(daniel.shown.view).toMatchObject({ can: 'change', number: 2, of: 2 });
    await desks.takesBack(karin, report);
    await desks.passes();
    await opensReport(maja, report.reportCode);
    expect(maja.reads()).toContain('ETT SVAR');
    expect(maja.reads()).not.toContain(given.text);
  });
});

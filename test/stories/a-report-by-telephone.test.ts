import type { MemberId } from '../../bot/domain/ids';
import { storedValues } from '../support/databases/stored-rows';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  closing,
  does,
  enters,
  looksFor,
  opensReport,
  opensThread,
  renews,
  takesDown,
  tries,
} from '../support/people/report';

describe('a report that came another way', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let sara: Person;
  const idOf = async (title: string): Promise<MemberId> =>
    (await office.people.ofDesk('whistleblowing')).find((one) => one.title === title)!.id;

  beforeAll(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    [sara] = await office.staffHr('HR-chef');
  });
  afterAll(() => closesWell(office));
  afterEach(() => office.passes());

  it('is read at the desk at once, and its clocks run from the day on which it came', async () => {
    const told = { acknowledged: 'spoken', acknowledgedOn: '2026-11-11' };
    const said = { way: 'meeting', arrived: '2026-11-10', recording: 'consented', ...told };
    const { reference } = await enters(karin, { ...said, text: 'Förmannen tar av kassan.' });
    expect(karin.reads()).toContain(reference);
    expect(karin.reads()).toContain('Ni kan läsa den nu.');
    // It came long ago: the first answer is due on the day on which one can be given.
    expect(karin.reads()).toContain('Svara senast 24 november 2026.');
    expect(karin.reads()).toContain('Återkoppla om åtgärder senast 10 februari 2027.');
    const view = await opensThread(daniel, reference);
    expect(view).toMatchObject({
      status: 'received',
      filedOn: '2026-11-10',
      deadlines: { firstAnswerBy: '2026-11-24', feedbackBy: '2027-02-10' },
      openDays: [
        { what: 'answer', by: '2026-11-24', overdue: false },
        { what: 'feedback', by: '2027-02-10' },
      ],
      next: { what: 'answer', act: 'desk_reply' },
      page: { items: [{ day: '2026-11-10' }] },
    });
    const read = daniel.reads();
    expect(read).toContain('Kom vid ett möte den 10 november 2026');
    expect(read).toContain('Nedskrivet av Kommunjurist. Inspelat med samtycke.');
    expect(read).toContain('Förmannen tar av kassan.');
    expect(read).toContain('Bekräftades muntligt 11 november 2026.');
    const events = await office.events();
    expect(events).toContain('report_entered');
  });

  it('gives HR time too, however long ago it came', async () => {
    const { reference } = await enters(sara, { arrived: '2026-11-16' });
    expect(await opensThread(sara, reference)).toMatchObject({
      deadlines: { desk: 'hr', answerBy: '2026-11-24' },
    });
  });

  it.each([
    ['a day that does not exist', { arrived: '2026-02-30' }, 'no_day'],
    ['a day that lies ahead', { arrived: '2026-11-25' }, 'day_ahead'],
    ['no word of how it was acknowledged', { acknowledged: 'soon' }, 'choose'],
    ['an acknowledgement without a day', { acknowledged: 'letter' }, 'no_day'],
    [
      'an acknowledgement before it came',
      { acknowledged: 'spoken', acknowledgedOn: '2026-11-09' },
      'no_day',
    ],
    ['a way that there is none of', { way: 'pigeon' }, 'choose'],
    ['a recording that nobody consented to', { recording: 'secretly' }, 'choose'],
    ['no words', { text: ' ' }, 'empty'],
    ['too many words', { text: 'å'.repeat(3001) }, 'too_long'],
  ] as const)('is refused with %s, and keeps what was typed', async (_, wrong, remark) => {
    await karin.opens('desk');
    await karin.presses('desk_enter');
    const written = { way: 'letter', text: 'Ett långt brev.', ...karin.shown.fields, ...wrong };
    await karin.presses('desk_do_enter', written);
    expect(karin.shown).toMatchObject({ view: { name: 'desk_enter' }, remark, fields: written });
  });

  it('keeps its words while something else is looked up', async () => {
    await karin.opens('desk');
    await karin.presses('desk_enter');
    const involved = await idOf('Utredare');
    await karin.presses('desk_queue', { ...karin.shown.fields, text: 'Halvt.', involved });
    await karin.presses('desk_enter');
    expect(karin.shown.fields).toMatchObject({ text: 'Halvt.', involved });
    // Slack loses ticks that it shows: nobody is let in by that alone.
    await karin.presses('desk_do_enter', {
      way: 'mail',
      arrived: '2026-11-24',
      acknowledged: 'not_yet',
      recording: 'none',
      text: 'Halvt.',
      involved: '',
    });
    expect(karin.shown).toMatchObject({ view: { name: 'desk_enter' }, remark: 'unticked' });
  });

  it('is kept from a member who is shut out, and from nobody left it is refused', async () => {
    const involved = await idOf('Utredare');
    const { reference } = await enters(karin, { involved });
    await office.passes();
    await looksFor(daniel, reference);
    expect(daniel.shown.remark).toBe('unknown_reference');
    expect(await opensThread(karin, reference)).toMatchObject({ reference });
    await karin.opens('desk');
    await karin.presses('desk_enter');
    const everybody = [involved, await idOf('Kommunjurist')].join(',');
    const written = { ...karin.shown.fields, way: 'mail', text: 'Om er.', involved: everybody };
    await karin.presses('desk_do_enter', written);
    expect(karin.shown).toMatchObject({ remark: 'nobody_left', fields: { text: 'Om er.' } });
  });

  it('shows its code once, in a view without the reference, and keeps it nowhere', async () => {
    const { reference, reportCode } = await takesDown(karin);
    expect(karin.reads()).not.toContain(reference);
    await karin.presses('desk_queue');
    expect(karin.shown.view.name).toBe('desk_queue');
    const digits = reportCode.replaceAll(' ', '');
    const stored = JSON.stringify(await storedValues(office.location));
    expect(stored).not.toContain(digits);
    expect(stored).not.toContain(reportCode);
  });

  describe('whose form or code is pressed again', () => {
    /** Enters a report, with each view on the way and the text of its form. */
    const pressesOnce = async () => {
      await karin.opens('desk');
      await karin.presses('desk_enter');
      const fields = { ...karin.shown.fields, way: 'telephone', text: 'Någon ringde.' };
      const form = karin.shown;
      await karin.presses('desk_do_enter', fields);
      const entered = karin.shown;
      if (entered.view.name !== 'desk_entered') throw new Error(entered.view.name);
      const { reference } = entered.view;
      const again = async (): Promise<void> => {
        karin.shown = form;
        await karin.presses('desk_do_enter', fields);
      };
      return { reference, entered, again };
    };

    it('says so, and shows the code that nobody has seen', async () => {
      const { reference, again } = await pressesOnce();
      await again();
      const view = { name: 'desk_entered', reference, again: true, code: 'unseen' };
      expect(karin.shown.view).toMatchObject(view);
      expect(karin.reads()).toContain('Den var redan inlagd.');
      expect((await karin.presses('desk_code')).name).toBe('desk_code');
    });

    it('says that it was shown, and never shows it a second time', async () => {
      const { reference, entered, again } = await pressesOnce();
      const code = await karin.presses('desk_code');
      if (code.name !== 'desk_code') throw new Error(code.name);
      const shown = { name: 'desk_entered', reference, code: 'shown' };
      for (const pressed of [again, () => karin.presses('desk_code')]) {
        karin.shown = entered;
        await pressed();
        expect(karin.shown.view).toMatchObject(shown);
        expect(karin.reads()).toContain('Koden har redan visats');
        expect(karin.reads()).not.toContain(code.reportCode);
        expect(JSON.stringify(karin.card())).not.toContain('desk_code');
      }
    });

    it('says that it was shown to one of two presses at once', async () => {
      const { entered } = await pressesOnce();
      const other = office.person(karin.who);
      other.shown = entered;
      const both = await Promise.all([karin.presses('desk_code'), other.presses('desk_code')]);
      expect(both.map(({ name }) => name).sort()).toEqual(['desk_code', 'desk_entered']);
    });
  });

  describe('is opened with it by the reporter', () => {
    const maja = (): Person => office.person('Maja');
    const opens = async (person: Person, code: string) => (await tries(person, code)).name;

    it('whose new code holds from the pass on, when the old one ends', async () => {
      const { reference, reportCode } = await takesDown(karin, { arrived: '2026-11-10' });
      await office.passes();
      const person = maja();
      const renewed = await renews(person, reportCode);
      // Until then the old one opens it, after the same warning, and draws no other.
      expect(await opens(person, reportCode)).toBe('account');
      expect(person.reads()).toContain('Läser du här gör du det med ditt eget konto');
      expect(person.reads()).toContain('Koden är redan bytt mot en ny.');
      expect(person.reads()).not.toContain('Någon ringde.');
      expect(await person.presses('next')).toMatchObject({ name: 'thread' });
      expect(person.reads()).toContain('Någon ringde.');
      expect(await opens(person, renewed)).toBe('unopened');
      await office.passes();
      expect(await opens(person, reportCode)).toBe('unopened');
      const view = await opensReport(person, renewed);
      expect(view.deadlines).toMatchObject({ firstAnswerBy: '2026-11-24' });
      expect(person.reads()).toContain('Någon ringde.');
      expect(person.reads()).toContain('Du bytte till en ny kod');
      await person.presses('send', { text: 'Det var två gånger.' });
      await office.passes();
      await opensThread(karin, reference);
      expect(karin.reads()).toContain('Det var två gånger.');
      expect(karin.reads()).toContain('Den som anmälde läser i boten och har bytt kod');
    });

    it('who presses twice, and has one new code', async () => {
      const { reportCode } = await takesDown(karin);
      await office.passes();
      const person = maja();
      await opens(person, reportCode);
      const view = await person.presses('next');
      if (view.name !== 'renew') throw new Error(view.name);
      const before = person.shown;
      for (const again of [false, true]) {
        person.shown = before;
        await person.presses('next', { group: view.reportCode.slice(-4) });
        expect(person.shown.view).toMatchObject({ name: 'sent', again });
      }
      await office.passes();
      expect(await opens(person, view.reportCode)).toBe('thread');
    });

    it.each([
      ['before that is sent', true],
      ['after it was sent', false],
    ])('whose new code holds where HR moves it in the same window, %s', async (_, isFirst) => {
      const { reference, reportCode } = await takesDown(sara);
      const moves = async () =>
        expect(await does(sara, reference, 'move')).toMatchObject({ what: 'moved' });
      if (isFirst) await moves();
      const person = maja();
      const renewed = await renews(person, reportCode);
      if (!isFirst) await moves();
      await office.passes();
      expect(await opens(person, reportCode)).toBe('unopened');
      await opensReport(person, renewed);
      expect(person.reads()).toContain('Någon ringde.');
    });

    it.each([
      ['in the same window', false],
      ['after it', true],
    ])('of whom one alone exchanges it: another is told so %s', async (_, later) => {
      const { reportCode } = await takesDown(karin);
      await office.passes();
      const [first, second] = [maja(), office.person('Olle')];
      await opens(second, reportCode);
      const view = await second.presses('next');
      if (view.name !== 'renew') throw new Error(view.name);
      const renewed = await renews(first, reportCode);
      if (later) await office.passes();
      await second.presses('next', { group: view.reportCode.slice(-4) });
      expect(second.shown).toMatchObject({ view: { name: 'code' }, remark: 'not_renewed' });
      await office.passes();
      expect(await opens(first, renewed)).toBe('thread');
      expect(await opens(second, view.reportCode)).toBe('unopened');
    });

    it('of whom the answers come on, when the desk has written before', async () => {
      const { reference, reportCode } = await takesDown(karin);
      await office.passes();
      await does(karin, reference, 'reply', { text: 'Tack för samtalet.' });
      await office.passes();
      const person = maja();
      const renewed = await renews(person, reportCode);
      await does(daniel, reference, 'close', closing);
      await office.passes();
      // In the same window the thread was closed, and its month is another one.
      expect(await opensReport(person, renewed)).toMatchObject({ status: 'closed' });
      expect(person.reads()).toContain('Tack för samtalet.');
      expect(await opens(person, reportCode)).toBe('unopened');
    });
  });

  it.each([
    ['who took it down', () => karin],
    ['a colleague', () => daniel],
    ['a member of the other desk', () => sara],
  ] as const)('is refused with the code to %s', async (_, whoever) => {
    const { reportCode } = await takesDown(karin);
    await office.passes();
    const member = whoever();
    await tries(member, reportCode);
    expect(member.shown).toMatchObject({ view: { name: 'code' }, remark: 'desk_refused' });
    expect(member.reads()).not.toContain('Någon ringde.');
  });
});

it('shows no code in a dialog that was kept open for days, whose mark has gone with its day', async () => {
  const office = await openVissla({ passes: 'when-told' });
  const [karin] = await office.staff('Kommunjurist', 'Utredare');
  await enters(karin);
  const entered = karin.shown;
  await karin.presses('desk_code');
  karin.shown = entered;
  // With a client of one's own a view can be drawn again by a button that it does not have.
  for (let minutes = 0; minutes < 3 * 24 * 60; minutes += 55) {
    office.clock.advance({ minutes: 55 });
    await karin.forges('desk_switch');
  }
  await karin.forges('desk_code');
  expect(karin.shown.view).toMatchObject({ name: 'desk_entered', code: 'shown' });
  await office.close();
});

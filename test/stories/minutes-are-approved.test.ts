import type { Fields } from '../../bot/domain/fields';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  does,
  type Filed,
  files,
  filesWithHr,
  opensReport,
  opensThread,
  renews,
  takesDown,
} from '../support/people/report';

let office: TestVissla;
let karin: Person;
let daniel: Person;
let sara: Person;
let maja: Person;

beforeEach(async () => {
  office = await openVissla({ passes: 'when-told' });
  [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
  [sara] = await office.staffHr('HR-chef');
  maja = office.person('Maja');
});
afterEach(() => office.close());

describe('what was written down of a talk', () => {
  /** Enters a report that can be read, with its code. */
  const entersTalk = async (): Promise<Filed> => {
    const taken = await takesDown(karin, { text: 'Det var i maj.' });
    await office.passes();
    const reportCode = await renews(maja, taken.reportCode);
    await office.passes();
    return { ...taken, reportCode };
  };
  const writes = async (of: string, fields: Fields, member = karin): Promise<void> => {
    expect(await does(member, of, 'minutes', fields)).toMatchObject({ name: 'desk_done' });
    await office.passes();
  };
  const asks = (): boolean => maja.reads().includes('Läs det som skrevs ner den');

  it.each([
    ['on_paper', '', 'Underskrivet på papper: det som skrevs ner den 24 november 2026'],
    ['read_out', '', 'Uppläst och godkänt i telefon: det som skrevs ner'],
    ['declined', 'Personen ville inte skriva under.', 'Inte underskrivet: det som skrevs ner'],
  ])('is settled by the desk: %s', async (settling, text, head) => {
    const { reference, reportCode } = await entersTalk();
    await does(daniel, reference, 'settle', { settling, text });
    expect(daniel.shown.view.name).toBe('desk_done');
    await office.passes();
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain(head);
    expect(maja.reads()).toContain(text);
    expect(asks()).toBe(false);
    expect(await office.events()).toContain('minutes_settled');
  });

  it('says why it is not signed', async () => {
    const { reference } = await entersTalk();
    await does(karin, reference, 'settle', { settling: '' });
    expect(karin.shown.remark).toBe('choose');
    await karin.presses('desk_do_settle', { settling: 'declined', text: ' ' });
    expect(karin.shown).toMatchObject({ view: { name: 'desk_settle' }, remark: 'empty' });
  });

  it('takes a way, whether it was recorded, and words', async () => {
    const { reference } = await files(maja, 'En sak.');
    await office.passes();
    await opensThread(karin, reference);
    await karin.presses('desk_minutes');
    expect(karin.shown.fields).toEqual({ recording: 'none' });
    await karin.presses('desk_do_minutes', { recording: 'none', text: 'Ord.' });
    expect(karin.shown.remark).toBe('choose');
    await karin.presses('desk_do_minutes', { recording: 'none', way: 'meeting', text: '' });
    expect(karin.shown.remark).toBe('empty');
  });

  it.each([
    ['the handlers', () => karin, 'Mottagarna skrev ner det som sades vid ett möte'],
    ['HR', () => sara, 'HR skrev ner det som sades vid ett möte'],
  ])(
    'is written in any thread of %s, and read, corrected and approved there',
    async (desk, whose, head) => {
      const { reportCode, reference } =
        desk === 'HR' ? await filesWithHr(maja, { what: 'En sak.' }) : await files(maja, 'En sak.');
      await office.passes();
      expect((await opensThread(whose(), reference)).may).not.toContain('settle');
      await opensReport(maja, reportCode);
      expect(asks()).toBe(false);
      await writes(reference, { way: 'meeting', text: 'Vi sågs i biblioteket.' }, whose());
      expect((await opensThread(whose(), reference)).may).toContain('settle');
      expect((await opensThread(whose(), reference)).status).toBe('answered');
      await opensReport(maja, reportCode);
      expect(maja.reads()).toContain(head);
      expect(maja.reads()).toContain('Inte inspelat.');
      await maja.presses('correct', { text: 'I parken.' });
      await office.passes();
      await opensReport(maja, reportCode);
      await maja.presses('approve');
      await office.passes();
      await opensReport(maja, reportCode);
      expect(asks()).toBe(false);
      expect(maja.reads()).toContain('Vi sågs i biblioteket.');
      // Further minutes are approved by themselves.
      await writes(reference, { way: 'telephone', text: 'Vi pratade igen.' }, whose());
      await opensReport(maja, reportCode);
      expect(asks()).toBe(true);
    },
  );
});

describe('two talks, of which neither is approved', () => {
  const writes = async (of: string, text: string, member: Person): Promise<void> => {
    await does(member, of, 'minutes', { recording: 'none', way: 'meeting', text });
    await office.passes();
    office.clock.advance({ days: 1 });
  };
  /** A report with what was written down on two days that follow each other, and those days. */
  const talksTwice = async (member: Person) => {
    const what = 'En sak.';
    const filed = member === sara ? await filesWithHr(maja, { what }) : await files(maja, what);
    await office.passes();
    const older = office.clock.today();
    await writes(filed.reference, 'Vi sågs.', member);
    const newer = office.clock.today();
    await writes(filed.reference, 'Vi sågs igen.', member);
    const asked = async () => (await opensReport(maja, filed.reportCode)).minutes;
    const settles = async (by: Person, says: string): Promise<void> => {
      await opensThread(by, filed.reference);
      await by.presses('desk_settle');
      expect(by.reads()).toContain(says);
      await by.presses('desk_do_settle', { settling: 'on_paper', text: '' });
      expect(by.shown.view.name).toBe('desk_done');
      await office.passes();
    };
    const mayBeSettled = async (by: Person): Promise<boolean> =>
      (await opensThread(by, filed.reference)).may.includes('settle');
    return { ...filed, older, newer, asked, settles, mayBeSettled };
  };

  it('are so after a move as well, when one of them was settled before it', async () => {
    const { reportCode, reference, newer, asked, settles, mayBeSettled } = await talksTwice(sara);
    await settles(sara, 'Gäller det som skrevs ner den');
    await does(sara, reference, 'move', {});
    await office.passes();
    expect(await asked()).toEqual({ of: newer, step: 'open' });
    expect(await mayBeSettled(karin)).toBe(true);
    await maja.presses('approve');
    await office.passes();
    expect(await opensReport(maja, reportCode)).toMatchObject({ minutes: { step: 'settled' } });
    expect(await mayBeSettled(karin)).toBe(false);
  });
});

describe('a reporter who wants to meet', () => {
  it('asks once, is told by which day somebody answers, and any answer is one', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('meet');
    expect(maja.shown.view.name).toBe('sent');
    await office.passes();
    // Ten working days from Tuesday 24 November 2026.
    expect(await opensReport(maja, reportCode)).toMatchObject({ meetBy: '2026-12-08' });
    expect(maja.reads()).toContain('Någon svarar här senast 8 december 2026.');
    expect(maja.reads()).toContain('Du bad om att träffas');
    const view = await opensThread(karin, reference);
    // All open days are shown: the first answer, the meeting, and the feedback.
    expect(view.openDays).toMatchObject([
      { what: 'answer' },
      { what: 'meet', by: '2026-12-08' },
      { what: 'feedback', by: '2027-02-24' },
    ]);
    expect(view.next).toEqual({ what: 'answer', act: 'desk_reply' });
    expect(karin.reads()).toContain('Svara om ett möte senast 8 december 2026.');
    await karin.presses('desk_reply');
    await karin.presses('desk_do_reply', { text: 'Kom på tisdag.' });
    await office.passes();
    expect((await opensThread(karin, reference)).openDays).toMatchObject([{ what: 'feedback' }]);
    expect((await opensReport(maja, reportCode)).meetBy).toBeUndefined();
  });

  it('is in the queue with its day, where that is the next', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await does(karin, reference, 'reply', { text: 'Tack.' });
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('meet');
    await office.passes();
    const view = await karin.opens('desk');
    const item =
      view.name === 'desk_queue'
        ? view.items.find((one) => one.reference === reference)
        : undefined;
    expect(item?.due).toEqual({ what: 'meet', by: '2026-12-08', overdue: false });
    expect(karin.reads()).toContain('svara om möte senast 8 dec');
  });
});

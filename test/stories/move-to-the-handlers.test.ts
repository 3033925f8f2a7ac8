import type { Desk, ThreadId } from '../../bot/domain/ids';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { storedAudit } from '../support/databases/stored-rows';
import { doneOnce } from '../support/done-once';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  admits,
  does,
  filesWithHr,
  opensReport,
  opensThread,
  tries,
} from '../support/people/report';

describe.each(['sv', 'en'] as const)('a matter that turns out to qualify, in %s', (locale) => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let sara: Person;
  let petra: Person;
  let receipt: string;
  let reference: string;
  const begins = doneOnce({ releases: 'when-told' }, async (office) => {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara, petra] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja', locale);
    const { receipt, reference } = await filesWithHr(maja, {
      what: 'Min chef straffar mig.',
      where: 'På lagret.',
      how: 'Jag var där.',
      who: 'En på lagret.',
    });
    await office.releases();
    await does(sara, reference, 'note', { text: 'ANTECKNAT AV HR' });
    await office.releases();
    await does(sara, reference, 'reply', { text: 'FRÅGAT AV HR' });
    await office.releases();
    await opensReport(maja, receipt);
    await maja.presses('send', { text: 'Pengarna försvinner också.' });
    await office.releases();
    return { karin, sara, petra, maja, receipt, reference };
  });
  beforeEach(async () => {
    ({ office, karin, sara, petra, maja, receipt, reference } = await begins());
    office.notices.length = 0;
  });
  afterEach(() => closesWell(office));

  const moves = (officer: Person, fields = {}) => does(officer, reference, 'move', fields);
  const rowsOf = async (desk: Desk): Promise<readonly ThreadRow[]> => {
    const { threads } = office.stores.database;
    return threads.ofDesk(desk, await threads.expiryMonths());
  };

  it('comes to the handlers with the reporter’s words, and with what HR had answered, and none of its notes', async () => {
    await moves(sara);
    expect(sara.shown.view).toMatchObject({ name: 'desk_done', what: 'moved', again: false });
    expect(await rowsOf('hr')).toHaveLength(1);
    await office.releases();
    expect(await rowsOf('hr')).toHaveLength(0);
    expect(office.notices.map(({ address }) => address)).toEqual(
      expect.arrayContaining([expect.stringContaining('Kommunjurist')]),
    );
    expect(office.notices.every(({ address }) => !address.includes('HR'))).toBe(true);

    const thread = await opensThread(karin, reference);
    expect(thread).toMatchObject({
      desk: 'whistleblowing',
      status: 'received',
      filedOn: '2026-11-24',
      moved: true,
      due: { what: 'answer' },
    });
    for (const text of ['Min chef straffar mig.', 'En på lagret.', 'Pengarna försvinner också.'])
      expect(karin.reads()).toContain(text);
    const head = { sv: 'HR svarade', en: 'HR answered' }[locale];
    expect(karin.reads()).toContain('HR svarade');
    expect(karin.reads()).toContain('FRÅGAT AV HR');
    expect(karin.reads()).not.toContain('ANTECKNAT');
    const kinds = ['report', 'by_hr', 'message', 'moved'];
    expect(thread.page.items.map(({ body }) => body.kind)).toEqual(kinds);

    const read = await opensReport(maja, receipt);
    expect(read).toMatchObject({ moved: false, status: 'received' });
    expect(read.deadlines.desk).toBe('whistleblowing');
    expect(maja.reads()).toContain('FRÅGAT AV HR');
    expect(maja.reads()).toContain(head);
    expect(maja.reads()).not.toContain('ANTECKNAT');
    await maja.presses('send', { text: 'Bra.' });
    await office.releases();
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Bra.');
    for (const officer of [sara, petra]) {
      expect(await officer.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
      await officer.presses('desk_find', { reference });
      expect(officer.shown).toMatchObject({
        remark: 'unknown_reference',
        view: { name: 'desk_queue' },
      });
    }
  });

  // The words were read by now; what follows is the same in both languages.
  if (locale !== 'en') return;

  it('leaves no old row, and keeps who moved it and who had read it, until the new thread goes', async () => {
    const [old] = await rowsOf('hr');
    await moves(sara);
    await office.releases();
    const [moved] = await rowsOf('whistleblowing');
    expect(moved?.id).not.toBe(old?.id);
    expect(moved).toMatchObject({ reference: old?.reference, desk: 'whistleblowing' });
    const audit = await storedAudit(office.location);
    const before = audit.filter(({ thread }) => thread === old?.id).map(({ event }) => event);
    expect(before).toEqual(expect.arrayContaining(['thread_opened', 'note_written', 'reply_sent']));
    expect(audit.filter(({ event }) => event === 'thread_moved')).toMatchObject([
      { thread: moved?.id satisfies ThreadId | undefined, subject: old?.id },
    ]);
    await office.stores.database.threads.remove(moved!.id, []);
    const left = await storedAudit(office.location);
    expect(left.filter(({ thread }) => thread === old?.id || thread === moved?.id)).toEqual([]);
  });

  it('counts the three months from the report, and gives time for a first answer', async () => {
    office.clock.advance({ days: 9 });
    await office.vissla.tidy();
    await moves(sara);
    await office.releases();
    // The handlers' first answer is due on the day on which they can read it.
    const due = { what: 'answer', by: '2026-12-03', overdue: false };
    expect(await opensThread(karin, reference)).toMatchObject({ moved: true, due });
    expect(await karin.opens('desk')).toMatchObject({ items: [{ reference, due }] });
    expect(await opensReport(maja, receipt)).toMatchObject({
      deadlines: { firstAnswerBy: '2026-12-03', feedbackBy: '2027-02-24' },
      overdue: [],
    });
  });

  it.each([
    ['before it', true],
    ['after it', false],
  ])('takes along what the reporter writes in the same window: %s', async (_, isBefore) => {
    if (!isBefore) await moves(sara);
    await opensReport(maja, receipt);
    await maja.presses('send', { text: 'Vänta, en sak till.' });
    expect(maja.shown.view).toMatchObject({ name: 'sent' });
    if (isBefore) await moves(sara);
    expect(sara.shown).toMatchObject({ view: { name: 'desk_done', what: 'moved' } });
    await office.releases();
    const thread = await opensThread(karin, reference);
    const kinds = ['report', 'by_hr', 'message', 'message', 'moved'];
    expect(thread.page.items.map(({ body }) => body.kind)).toEqual(kinds);
    expect(karin.reads()).toContain('Vänta, en sak till.');
  });

  it('keeps what the reporter has typed in a dialog that was opened before the move', async () => {
    await opensReport(maja, receipt);
    await moves(sara);
    await office.releases();
    // Its thread is gone.
    await maja.presses('send', { text: 'Mitt i flytten.' });
    expect(maja.shown).toMatchObject({ remark: 'open_again', view: { name: 'code' } });
    const view = await maja.enters(receipt);
    expect(view).toMatchObject({ name: 'thread', moved: false });
    expect(maja.shown.fields.text).toBe('Mitt i flytten.');
    await maja.presses('send');
    expect(maja.shown.view).toMatchObject({ name: 'sent', desk: 'whistleblowing' });
    await office.releases();
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Mitt i flytten.');
  });

  it('is moved once by two officers who press at once', async () => {
    await opensThread(sara, reference);
    await sara.presses('desk_move');
    await opensThread(petra, reference);
    await petra.presses('desk_move');
    await sara.presses('desk_do_move');
    await petra.presses('desk_do_move');
    expect(petra.shown.remark).toBe('changed_meanwhile');
    await sara.presses('desk_do_move').catch(() => undefined);
    await office.releases();
    await petra.presses('desk_do_move').catch(() => undefined);
    expect(petra.shown.remark).toBe('gone');
    expect(await rowsOf('whistleblowing')).toHaveLength(1);
    expect(await rowsOf('hr')).toHaveLength(0);
  });

  it('is hidden from the handler whom HR names as involved', async () => {
    await opensThread(sara, reference);
    const form = await sara.presses('desk_move');
    if (form.name !== 'desk_move') throw new Error(form.name);
    const lawyer = form.people.find(({ title }) => title === 'Kommunjurist');
    await sara.presses('desk_do_move', {
      involved: form.people.map(({ id }) => id).join(','),
    });
    expect(sara.shown.remark).toBe('nobody_left');
    await sara.presses('desk_do_move', { involved: lawyer?.id ?? '' });
    expect(sara.shown.view).toMatchObject({ name: 'desk_done' });
    await office.releases();
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    expect(await karin.presses('desk_find', { reference })).toMatchObject({ name: 'desk_queue' });
    expect(office.notices.map(({ address }) => address)).toEqual([
      expect.stringContaining('Säkerhetssamordnare'),
    ]);
  });

  it('keeps hidden from a former HR officer what that person had stepped down from', async () => {
    await does(sara, reference, 'step_down', { cause: 'Släkt.' });
    await office.releases();
    await moves(petra);
    await office.releases();
    const { people } = office;
    await people.remove((await people.find(sara.who))!.id, []);
    await tries(sara, await office.invite('Utredare'));
    await admits(karin, (await people.find(sara.who))?.id ?? '');
    expect(await sara.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
  });
});

it('takes along what the reporter wrote earlier and what comes out a day later, and drops none of it', async () => {
  const office = await openVissla({ releases: { kind: 'daily', hour: 10 } });
  try {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja');
    const { receipt, reference } = await filesWithHr(maja, { what: 'Min chef straffar mig.' });
    office.clock.advance({ days: 1 });
    await office.releases();
    // Before the hour of the next day's pass.
    const hour = new Date(office.clock.now()).getUTCHours();
    office.clock.advance({ minutes: (24 + 6 - hour) * 60 });
    await opensReport(maja, receipt);
    await maja.presses('send', { text: 'Pengarna försvinner också.' });
    await does(sara, reference, 'move');
    office.clock.advance({ minutes: 5 * 60 });
    await office.releases();
    await opensThread(karin, reference);
    expect(karin.reads()).not.toContain('Pengarna försvinner också.');
    office.clock.advance({ days: 1 });
    await office.releases();
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Pengarna försvinner också.');
    await opensReport(maja, receipt);
    expect(maja.reads()).toContain('Pengarna försvinner också.');
  } finally {
    await office.close();
  }
});

import { storedCounts } from '../support/databases/stored-rows';
import { closesWell, type Person, type TestVissla } from '../support/open-vissla';
import { does, files, opensReport, opensThread } from '../support/people/report';
import { openTwoDesks, type TwoDesks } from '../support/people/two-desks';

describe.each(['sv', 'en'] as const)('what a desk has sent and is not out, in %s', (locale) => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  let reportCode: string;
  let reference: string;
  let day: string;
  let passes: TwoDesks['passes'];
  let toTheHour: TwoDesks['toTheHour'];

  beforeAll(async () => {
    ({ office, karin, daniel, maja, passes, toTheHour } = await openTwoDesks(locale));
  });
  afterAll(() => closesWell(office));
  beforeEach(async () => {
    ({ reportCode, reference } = await files(maja, 'En sak.'));
    await passes();
    day = `${Number(office.clock.today().slice(8)) + 1}`;
  });

  const sends = (member: Person, text: string) => does(member, reference, 'reply', { text });
  const looksAtWaiting = async (member: Person): Promise<void> => {
    await opensThread(member, reference);
    await member.presses('desk_waiting');
  };
  const counts = async (): Promise<readonly (number | undefined)[]> => {
    const { pool, desk_record: records } = await storedCounts(office.location);
    return [pool, records];
  };
  const read = async (by: Person): Promise<string> => {
    if (by === maja) await opensReport(maja, reportCode);
    else await opensThread(by, reference);
    return by.reads();
  };

  it('is seen by each who may see the thread, with its text, its day and its hour', async () => {
    await sends(karin, 'ETT SVAR');
    await sends(karin, 'ETT TILL');
    await opensThread(daniel, reference);
    const at =
      locale === 'sv' ? `${day} november 2026 kl.\u00a010` : `${day} November 2026 at\u00a010`;
    expect(daniel.reads()).toContain(
      locale === 'sv'
        ? `Skickat men inte ute än: 2. Kommer ut ${at}.`
        : `Sent but not out yet: 2. Out on ${at}.`,
    );
    await daniel.presses('desk_waiting');
    expect(daniel.reads()).toContain('ETT SVAR');
    expect(daniel.reads()).toContain(at);
    expect(daniel.reads()).not.toContain('ETT TILL');
    await daniel.presses('desk_later');
    expect(daniel.reads()).toContain('ETT TILL');
    await passes();
    expect(await read(maja)).toContain('ETT TILL');
    // It is out: it stands in the thread, and nowhere else.
    await opensThread(daniel, reference);
    expect(daniel.shown.view).toMatchObject({ pending: 0, outOn: undefined });
    expect(await counts()).toEqual([2, 0]);
  });

  // The words were read by now; what follows is the same in both languages.
  if (locale !== 'en') return;

  it('is taken back by a colleague: nobody gets to read it, and nothing of it was done', async () => {
    await sends(karin, 'FEL SVAR');
    await looksAtWaiting(daniel);
    await daniel.presses('desk_take_back');
    expect(daniel.shown).toMatchObject({ remark: 'taken_back', view: { name: 'desk_thread' } });
    // As many rows as before: that something was taken back is not to be seen.
    expect(await counts()).toEqual([2, 0]);
    await passes();
    expect(await read(maja)).not.toContain('FEL SVAR');
    expect(await read(daniel)).not.toContain('FEL SVAR');
    expect(maja.shown.view).toMatchObject({ status: 'received' });
    const events = await office.events();
    expect(events.filter((event) => event === 'sent_withdrawn')).toHaveLength(1);
  });

  it('is taken back once by presses at the same moment, and it is the one that was shown', async () => {
    await sends(karin, 'DET FÖRSTA');
    await looksAtWaiting(daniel);
    await looksAtWaiting(karin);
    const [shown, again] = [karin.shown, office.person(daniel.who, locale)];
    again.shown = daniel.shown;
    await Promise.all([karin, daniel, again].map((one) => one.presses('desk_take_back')));
    for (const one of [karin, daniel, again]) expect(one.shown.remark).toBe('taken_back');
    // Another text stands in its place by now.
    await sends(karin, 'DET ANDRA');
    karin.shown = shown;
    await karin.presses('desk_take_back');
    await passes();
    expect(await read(maja)).toContain('DET ANDRA');
    expect(maja.reads()).not.toContain('DET FÖRSTA');
  });

  it('is out once its hour is over, and then it is said so', async () => {
    await toTheHour(10);
    await sends(karin, 'ETT SVAR');
    await toTheHour(-5);
    await looksAtWaiting(karin);
    const { shown } = karin;
    await toTheHour(1);
    await karin.presses('desk_take_back');
    expect(karin.shown).toMatchObject({ remark: 'out_already', view: { name: 'desk_thread' } });
    karin.shown = shown;
    await karin.presses('desk_change');
    expect(karin.shown.remark).toBe('out_already');
    expect(await read(maja)).toContain('ETT SVAR');
  });

  it('is changed: it waits as it was until the other text is sent, which is the one that comes out', async () => {
    await sends(karin, 'FÖRSTA ORDALYDELSEN');
    await sends(karin, 'STÅR KVAR');
    await looksAtWaiting(daniel);
    await daniel.presses('desk_change');
    expect(daniel.shown).toMatchObject({
      remark: 'replaces',
      view: { name: 'desk_reply' },
      fields: { text: 'FÖRSTA ORDALYDELSEN' },
    });
    await daniel.presses('desk_do_reply', { text: 'ANDRA ORDALYDELSEN' });
    expect(daniel.shown.view).toMatchObject({ name: 'desk_done', again: false });
    expect(await counts()).toEqual([2, 0]);
    await looksAtWaiting(karin);
    expect(karin.reads()).toContain('ANDRA ORDALYDELSEN');
    await passes();
    expect(await read(maja)).toContain('ANDRA ORDALYDELSEN');
    expect(maja.reads()).toContain('STÅR KVAR');
    expect(maja.reads()).not.toContain('FÖRSTA ORDALYDELSEN');
  });

  it('is changed too late: the first text is out, and the other one is kept and can be sent', async () => {
    await toTheHour(10);
    await sends(karin, 'FÖRSTA ORDALYDELSEN');
    await toTheHour(-5);
    await looksAtWaiting(karin);
    await karin.presses('desk_change');
    await toTheHour(1);
    await karin.presses('desk_do_reply', { text: 'ANDRA ORDALYDELSEN' });
    expect(karin.shown).toMatchObject({
      remark: 'out_already',
      view: { name: 'desk_reply' },
      fields: { text: 'ANDRA ORDALYDELSEN' },
    });
    // What has come out since is read first.
    await karin.presses('desk_do_reply');
    expect(karin.shown.remark).toBe('changed_meanwhile');
    await karin.presses('desk_do_reply');
    expect(karin.shown.view).toMatchObject({ name: 'desk_done', again: false });
    await passes();
    expect(await read(maja)).toContain('FÖRSTA ORDALYDELSEN');
    expect(maja.reads()).toContain('ANDRA ORDALYDELSEN');
  });

  it('is changed in a form of its own: what is written there does not come up in a new answer', async () => {
    await sends(karin, 'FÖRSTA ORDALYDELSEN');
    await looksAtWaiting(karin);
    await karin.presses('desk_change');
    await karin.presses('desk_thread', { text: 'HALVFÄRDIG ÄNDRING' });
    await karin.presses('desk_reply');
    expect(karin.shown.fields.text ?? '').toBe('');
    await karin.presses('desk_thread');
    await karin.presses('desk_waiting');
    await karin.presses('desk_change');
    expect(karin.shown.fields.text).toBe('HALVFÄRDIG ÄNDRING');
  });

  it('is not what a colleague had seen who writes after it was taken back and sent again', async () => {
    await sends(karin, 'DET FÖRSTA');
    await opensThread(daniel, reference);
    await daniel.presses('desk_reply');
    await looksAtWaiting(karin);
    await karin.presses('desk_take_back');
    await sends(karin, 'DET ANDRA');
    await daniel.presses('desk_do_reply', { text: 'AV DANIEL' });
    expect(daniel.shown).toMatchObject({ remark: 'changed_meanwhile' });
  });
});

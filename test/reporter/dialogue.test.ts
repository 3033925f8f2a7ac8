import type { Fields } from '../../bot/domain/fields';
import type { Press, Shown } from '../../bot/ports/dialogue';
import type { Outcome } from '../../bot/ports/journal';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  comesToGuide,
  comesToList,
  comesToReportCode,
  files,
  goesToStory,
  opensReport,
  writesReportCodeDown,
} from '../support/people/report';

const story: Fields = { what: 'En sak.', where: 'I köket', how: 'Jag såg det', who: 'Maja' };

describe('a press in the dialog', () => {
  let office: TestVissla;
  let maja: Person;
  let before: number;
  beforeEach(async () => {
    office = await openVissla({ staffed: true, passes: 'when-told' });
    maja = office.person('Maja');
    await maja.opens();
    before = office.journal.counts.length;
  });
  afterEach(() => office.close());

  /** What was counted since Maja sat down. */
  const counted = (): Outcome[] => office.journal.counts.slice(before);
  const sends = async (
    press: Partial<Pick<Press, 'draft' | 'texts' | 'button' | 'fields'>>,
  ): Promise<Shown> => {
    const { draft, texts } = maja.shown;
    const { who } = maja;
    const sent = { draft, texts, button: undefined, fields: {}, ...press };
    maja.shown = await office.vissla.dialogue({ who, locale: 'sv', ...sent });
    return maja.shown;
  };
  const alters = (sealed: string): string => `${sealed.slice(0, -4)}AAAA`;

  it('that no card has shows the view again', async () => {
    expect(await sends({ button: 'nonsense' })).toMatchObject({ view: { name: 'start' } });
    expect(await sends({})).toMatchObject({ view: { name: 'start' }, remark: undefined });
    expect(counted()).toEqual([]);
    await sends({ button: 'nonsense', draft: undefined });
    expect(counted()).toEqual([]);
  });

  it('of a conversation whose day is over starts over, however lately it was touched', async () => {
    await goesToStory(maja);
    for (let hour = 0; hour < 40; hour++) {
      office.clock.advance({ minutes: 59 });
      if (maja.shown.view.name !== 'story') break;
      await sends({ button: 'switch', fields: story });
    }
    expect(maja.shown).toMatchObject({ view: { name: 'start' }, remark: 'altered' });
    expect(counted()).toEqual([]);
  });

  it('with an earlier draft gives its dialog no more than its share of the image', async () => {
    const { reportCode } = await files(office.person('Omar'), 'En sak.');
    await office.passes();
    await maja.presses('have_code');
    const { draft } = maja.shown;
    const sent: unknown[] = [];
    for (const _ of [1, 2]) {
      await sends({ button: 'open', draft, fields: { code: reportCode } });
      await maja.presses('send', { text: 'å'.repeat(2900) });
      sent.push(maja.shown.view.name);
    }
    expect(sent).toEqual(['sent', 'thread']);
    expect(maja.shown.fields.text).toHaveLength(2900);
  });

  it('whose draft did not come along says so, and sends nothing', async () => {
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    await opensReport(maja, reportCode);
    before = office.journal.counts.length;
    const shown = await sends({ button: 'send', draft: undefined, fields: { text: 'Mer.' } });
    expect(shown).toMatchObject({ view: { name: 'start' }, remark: 'draft_missing' });
    expect(counted()).toEqual([]);
    await maja.enters(reportCode);
    // What came along stands in its field still.
    expect(maja.shown).toMatchObject({ view: { name: 'thread' }, fields: { text: 'Mer.' } });
  });

  it('in a desk’s thread whose draft did not come along leads to the queue, and says so', async () => {
    const [eva] = await office.staffHr('HR-chef');
    before = office.journal.counts.length;
    const press = { who: eva.who, locale: 'sv', fields: {}, texts: undefined } as const;
    const missing = { ...press, button: 'desk_reply', draft: undefined };
    expect(await office.vissla.dialogue(missing)).toMatchObject({
      view: { name: 'desk_queue' },
      remark: 'draft_missing',
    });
    const opened = { ...press, button: 'desk', draft: undefined };
    expect(await office.vissla.dialogue(opened)).toMatchObject({ remark: undefined });
    expect(counted()).toEqual([]);
  });

  /** From the start that is shown just now to the story, with what stands in it. */
  const goesOnToStory = async (): Promise<Fields> => {
    await maja.presses('report');
    await maja.presses('safe');
    await writesReportCodeDown(maja, await comesToReportCode(maja));
    return maja.shown.fields;
  };

  it('to leave takes no draft or an altered one as well, and carries nothing along', async () => {
    await goesToStory(maja);
    for (const draft of [alters(maja.shown.draft), undefined]) {
      await sends({ button: 'leave', fields: story, draft });
      expect(maja.shown).toMatchObject({ view: { name: 'left' }, remark: undefined, fields: {} });
      expect(maja.shown.texts).toBeUndefined();
    }
    expect(counted()).toEqual([]);
  });

  it('with a draft of the desk starts over', async () => {
    const [karin] = await office.staff('Ekonom');
    await karin.opens('desk');
    maja = karin;
    before = office.journal.counts.length;
    await sends({ button: 'report' });
    expect(maja.shown).toMatchObject({ view: { name: 'start' }, remark: 'altered' });
    expect(counted()).toEqual([]);
  });

  it('with kept texts that were altered goes on without them', async () => {
    await goesToStory(maja);
    await maja.presses('back', story);
    const { texts = '' } = maja.shown;
    await sends({ button: 'back', texts: alters(texts) });
    expect(maja.shown).toMatchObject({ view: { name: 'verdict' }, texts: undefined });
    expect(counted()).toEqual([]);
  });

  it('keeps behind the view what is typed elsewhere, as much as fits, and nothing empty', async () => {
    await goesToStory(maja);
    await maja.presses('file', { where: 'Kvar.' });
    expect([maja.shown.view.name, maja.shown.texts]).toEqual(['filed', undefined]);
    await goesToStory(maja);
    await sends({ button: 'switch', fields: story });
    expect(maja.shown.texts).toBeUndefined();
    await maja.presses('back', { what: '', where: '', how: '', who: '' });
    expect(maja.shown.texts).toBeUndefined();
    const draft = alters(maja.shown.draft);
    const fields = { what: 'a'.repeat(4000), where: 'å'.repeat(1500), how: 'c', text: 'd' };
    await sends({ button: 'file', fields, draft });
    expect(await goesOnToStory()).toEqual({ what: fields.what, where: 'å'.repeat(1000) });
  });

  it('that comes to a fault is told so, with everything in its place', async () => {
    await goesToStory(maja);
    const { pool } = office.stores.database;
    const write = pool.write.bind(pool);
    const fault = new Error('away');
    Object.assign(pool, { write: () => Promise.reject(fault) });
    await maja.presses('file', story);
    expect(maja.shown).toMatchObject({
      view: { name: 'story' },
      remark: 'failed',
      fields: story,
    });
    expect(counted()).toEqual(['failed']);
    // The beat says it once, and so does the press that waited for it.
    expect(office.journal.faults).toEqual([
      { module: 'pool', error: fault },
      { module: 'reporter', error: fault },
    ]);
    Object.assign(pool, { write });
    expect(await maja.presses('file')).toMatchObject({ name: 'filed', again: false });
  });

  it('names a person who waits for approval among those who may be involved', async () => {
    await office.staff('Ekonom');
    await comesToGuide(maja);
    const involved = await comesToList(maja);
    const titles = involved.people.map(({ title }) => title);
    expect([...titles].sort()).toEqual(['Ekonom', 'Kommunjurist', 'Säkerhetssamordnare']);
    expect(titles.at(-1)).toBe('Ekonom');
    const { id = '' } = involved.people.at(-1) ?? {};
    await maja.presses('next', { involved: id });
    await writesReportCodeDown(maja, await maja.presses('anyway'));
    expect(maja.shown.view).toMatchObject({
      readers: titles.slice(0, 2),
    });
  });

  it('shows the desk to its members, not to a person who waits for approval', async () => {
    const [waiting] = await office.staff('Ekonom');
    expect(waiting.shown.view).toMatchObject({ name: 'joined', admitted: false });
    expect(await waiting.opens()).toEqual({ name: 'start', intake: 'open', desk: undefined });
    const [officer] = await office.staffHr('HR-chef');
    expect(await officer.opens()).toEqual({ name: 'start', intake: 'open', desk: 'hr' });
  });

  it('with a report code leaves no count of what it opened', async () => {
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    before = office.journal.counts.length;
    await maja.opens();
    await maja.enters('123456789012345678901235');
    await maja.opens();
    await maja.enters(reportCode);
    await maja.presses('send', { text: 'Mer.' });
    expect(counted()).toEqual([]);
  });
});

import texts from '../../adaptive-cards/texts/sv.json';
import {
  formatReportCode,
  makeReportCode,
  practiceCodeFrom,
  printedPracticeCode,
} from '../../bot/domain/report-code';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { comesToReportCode, opensReport, writesReportCodeDown } from '../support/people/report';
import { said } from '../support/people/said';
import { drawnReportCode, inventedOf, practisesStory, reachPractice, sit } from './play';

describe('practice', () => {
  const story = inventedOf('sv').story;
  const atStory = practisesStory(reachPractice());

  it('goes from the first view as a report does, step by step', () => {
    const practised = sit().press('practice');
    const reported = sit().press('report');
    expect(practised.now).toMatchObject({
      view: reported.now.view,
      state: { practice: true, trail: ['start'], reportCode: practiceCodeFrom(drawnReportCode) },
    });
    const again = practised.press('back').press('practice');
    expect(again.now.state).toMatchObject({ step: 'safety', practice: true });
    const { now } = practised
      .press('safe')
      .press('next', { about: said.gain.about })
      .press('next', { detail: said.gain.detail })
      .press('next')
      .press('anyway')
      .press('next', { group: practiceCodeFrom(drawnReportCode).slice(-4) })
      .press('file');
    expect(now.view.name).toBe('practised');
  });

  it('begins with a story of real length, which may be changed, and people who do not exist', () => {
    expect(atStory.now.fields).toEqual(story);
    expect(atStory.now.view).toMatchObject({ name: 'story', readers: inventedOf('sv').readers });
    const cut = atStory.press('back', { what: 'Kort.' });
    expect(cut.now.state.texts).toEqual({ ...story, what: 'Kort.' });
  });

  it.each<[string, object, object]>([
    ['nothing', {}, {}],
    ['what a messenger makes of line breaks', { what: story.what.replace(/\n/g, '\r\n') }, {}],
    ['a field that is emptied', { how: ' ' }, {}],
    ['a field that is changed', { where: 'I köket' }, { where: 'I köket' }],
    ['who one is', { who: 'Maja' }, { who: 'Maja' }],
  ])('asks in the end about own words: %s', (_, fields, own) => {
    const { now } = atStory.press('file', fields);
    const typed = Object.keys(own).length > 0;
    expect(now.view).toEqual({ name: 'practised', what: 'report', own: typed });
    expect(now.state.texts).toEqual(own);
  });

  it('takes the story of the other language for invented as well', () => {
    const { now } = practisesStory(reachPractice().press('switch')).press('file', story);
    expect(now).toMatchObject({ view: { own: false }, state: { locale: 'en' } });
  });

  it('asks nothing of somebody who would only talk', () => {
    const { now } = practisesStory(reachPractice(), said.secret).press('file');
    expect(now.view).toEqual({ name: 'practised', what: 'report', own: false });
  });

  it('keeps what was typed before it began, and asks about that', () => {
    const typed = sit().press('report').press('back', {}).now.state;
    const before = sit(undefined, { ...typed, texts: { what: 'Mina ord.' } });
    const { now } = practisesStory(reachPractice(before)).press('file');
    expect(now.state.texts).toEqual({ what: 'Mina ord.' });
  });

  it('that a practice code begins shows no report code of a report', () => {
    const { now } = sit().enter(printedPracticeCode);
    expect(now.view.name).toBe('thread');
    // Of one that was drawn for it: the dialog's own may still be a report's.
    expect(now.state.reportCode).toBe(practiceCodeFrom(drawnReportCode));
  });

  it('takes neither an invitation nor the code of a report', () => {
    for (const code of ['7K3M-9QXT-B01Z-V4H2-W8NC', makeReportCode('3141592653589793238462')]) {
      expect(reachPractice().enter(code).now).toMatchObject({
        view: { name: 'code' },
        remark: 'practice_only',
        fields: { code },
      });
    }
  });
});

describe('practice in a workplace', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;
  let before: number;
  beforeEach(async () => {
    office = await openVissla({ passes: 'when-told' });
    [karin] = await office.staff('Kommunjurist', 'Kanslichef');
    maja = office.person('Maja');
    before = office.journal.counts.length;
  });
  afterEach(() => office.close());

  /** What has come to the handlers, to their messengers and to the logs. */
  const left = async () => {
    await office.passes();
    const queue = await karin.opens('desk');
    const threads = queue.name === 'desk_queue' ? queue.total : undefined;
    const counted = office.journal.counts.slice(before);
    return { threads, notices: office.notices.length, counted };
  };
  const comesToCode = async (): Promise<string> => {
    await maja.presses('report');
    await maja.presses('safe');
    return writesReportCodeDown(maja, await comesToReportCode(maja, said.gain));
  };
  const practises = async (): Promise<string> => {
    await maja.opens();
    await maja.presses('rights');
    await maja.presses('practice');
    return comesToCode();
  };

  it('leaves nothing, and its code opens an invented report in which nothing is sent', async () => {
    const code = await practises();
    expect(maja.reads()).not.toContain('Kommunjurist');
    await maja.presses('file');
    expect(maja.reads()).toContain(texts.practised.heading);
    await office.passes();
    for (const typed of [code, formatReportCode(printedPracticeCode)]) {
      await maja.opens();
      expect(await maja.enters(typed)).toMatchObject({
        name: 'thread',
        status: 'answered',
        overdue: [],
        page: { items: [{}, {}, {}] },
      });
      expect(await maja.presses('send', { text: 'Mer.' })).toMatchObject({
        name: 'practised',
        what: 'message',
      });
      expect(maja.shown.practice).toBe(true);
    }
    expect(await left()).toEqual({ threads: 0, notices: 0, counted: [] });
  });

  it('has a code that tells nothing of the report code of the same dialog', async () => {
    await maja.opens();
    const { shown } = maja;
    await maja.presses('rights');
    await maja.presses('practice');
    const code = await comesToCode();
    maja.shown = shown;
    const reportCode = await comesToCode();
    expect(reportCode.slice(4, -5)).not.toBe(code.slice(4, -5));
  });

  it('leads to a report of its own each time, also from an earlier view', async () => {
    await practises();
    await maja.presses('file', { what: 'På riktigt.' });
    const { shown } = maja;
    const reportCodes: string[] = [];
    for (const what of ['Det ena.', 'Det andra.']) {
      maja.shown = shown;
      await maja.presses('report');
      reportCodes.push(await comesToCode());
      expect(await maja.presses('file', { what })).toMatchObject({ name: 'filed', again: false });
    }
    expect(await left()).toMatchObject({ threads: 2, counted: [] });
    for (const reportCode of reportCodes)
      expect(await opensReport(maja, reportCode)).toMatchObject({});
  });
});

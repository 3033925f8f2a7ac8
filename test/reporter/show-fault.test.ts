import type { Fields } from '../../bot/domain/fields';
import type { Conversation } from '../../bot/reporter/conversation';
import { showFault } from '../../bot/reporter/show-fault';
import { said } from '../support/people/said';
import {
  answerGuide,
  copied,
  newConversation,
  otherReportCode,
  people,
  reachStory,
  type Sitting,
  sit,
  succeed,
} from './play';

const story: Fields = { what: 'vad', where: 'var', how: 'hur', who: 'jag' };
const aboutOne = answerGuide(sit(), said.own);
const toHr = aboutOne.press('to_hr').press('next', copied);
const involved = aboutOne.press('back');
const security = answerGuide(sit(), said.secret);
const list = security.press('back');
const opinion = answerGuide(sit(), said.opinion);

describe('after a fault', () => {
  const before = { name: 'more', about: 'work' };
  const talk = security.goes('anyway', ['next', copied]);
  const readers: string[] = [];
  it.each<[string, Sitting, Fields, object]>([
    ['the start', sit(), {}, { name: 'start', intake: 'open' }],
    ['a verdict without HR', opinion, {}, { name: 'verdict', hr: 'withheld' }],
    ['the question before, where HR may be a way or not', aboutOne, {}, before],
    ['the question before the involved', involved, { involved: '' }, before],
    ['that about security', list, { involved: 'hr' }, { ...before, about: 'security' }],
    ['the verdict of talk', security, {}, { name: 'verdict', rule: 'security', hr: 'withheld' }],
    ['what is sent of talk', talk, {}, { name: 'talk', readers }],
    ['the story', reachStory(sit()), story, { name: 'story', desk: 'whistleblowing', readers }],
    ['the story for HR', toHr, story, { name: 'story', desk: 'hr', readers }],
  ])('shows %s, and nothing is lost', (_, { now }, fields, view) => {
    const shown = showFault(now.state, fields);
    expect(shown).toMatchObject({ view, remark: 'failed' });
    const kept = ({ about, detail, high, excluded, talk, toHr }: Conversation) => ({
      ...{ about, detail, high, excluded, talk, toHr },
    });
    expect(kept(shown.state)).toEqual(kept(now.state));
    if (fields.what !== undefined) expect(shown).toMatchObject({ fields: story });
  });

  it('a code that was typed is in its field', () => {
    expect(showFault(sit().press('have_code').now.state, { code: '1234' }).fields).toEqual({
      code: '1234',
    });
  });

  it('a thread is opened again with its report code, and the text waits there', () => {
    const thread = sit().enter(otherReportCode);
    expect(showFault(thread.now.state, { text: 'hej' })).toMatchObject({
      view: { name: 'code' },
      fields: {},
      state: { step: 'code', trail: ['start'], texts: { text: 'hej' } },
    });
  });

  it('a person who was named before stays named, where the list cannot be shown', () => {
    const [one] = people(1);
    const named = answerGuide(sit(), { ...said.own, involved: `hr,${String(one?.id)}` });
    const shown = showFault(named.press('back').now.state, { involved: '' });
    expect(shown.state).toMatchObject({ step: 'more', excluded: [one?.id], high: ['hr'] });
  });

  it.each<[string, Sitting, readonly string[]]>([
    ['the verdict', aboutOne, ['start', 'safety', 'guide', 'more']],
    ['the involved', involved, ['start', 'safety', 'guide', 'more']],
    ['the involved, of security', list, ['start', 'safety', 'security', 'more']],
  ])('the way back and on is as before: %s', (_, { now }, way) => {
    const { state, fields } = showFault(now.state, {});
    expect([...state.trail, state.step]).toEqual(way);
    expect(fields).toEqual({ detail: state.detail });
    const on = sit(succeed(), state).press('next');
    expect([...on.now.state.trail, on.now.state.step]).toEqual([...way, 'involved']);
  });

  it('a state without a way behind it is shown the guide', () => {
    const trail: Conversation['trail'] = ['start', 'safety'];
    const state: Conversation = { ...newConversation(), step: 'involved', trail };
    expect(showFault(state, {})).toMatchObject({ view: { name: 'guide' }, state: { trail: [] } });
  });
});

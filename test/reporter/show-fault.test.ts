import type { Fields } from '../../bot/domain/fields';
import type { Conversation } from '../../bot/reporter/conversation';
import { showFault } from '../../bot/reporter/show-fault';
import { said } from '../support/people/said';
import {
  answerGuide,
  copied,
  newConversation,
  otherReceipt,
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

describe('after a fault', () => {
  it.each<[string, Sitting, Fields, object]>([
    ['the start is shown', sit(), {}, { name: 'start', intake: 'open' }],
    [
      'a verdict that HR is no part of is shown',
      answerGuide(sit(), said.opinion),
      {},
      {
        name: 'verdict',
        hr: 'withheld',
      },
    ],
    [
      'the question before, where HR may be a way or not',
      aboutOne,
      {},
      { name: 'more', about: 'work' },
    ],
    [
      'the question before, where the involved are ticked',
      involved,
      { involved: '' },
      { name: 'more', about: 'work' },
    ],
    [
      'the question about security, where the involved are ticked',
      security.press('back'),
      { involved: 'hr' },
      { name: 'more', about: 'security' },
    ],
    [
      'the verdict of somebody who wants to talk is shown',
      security,
      {},
      { name: 'verdict', rule: 'security', hr: 'withheld' },
    ],
    [
      'what is sent by somebody who wants to talk is shown',
      security.press('anyway').press('next', copied),
      {},
      { name: 'talk', readers: [] },
    ],
    [
      'the story for the handlers',
      reachStory(sit()),
      story,
      {
        name: 'story',
        desk: 'whistleblowing',
        readers: [],
      },
    ],
    ['the story for HR', toHr, story, { name: 'story', desk: 'hr', readers: [] }],
  ])('%s, and nothing is lost', (_, { now }, fields, view) => {
    const shown = showFault(now.state, fields);
    expect(shown).toMatchObject({ view, remark: 'failed' });
    const { about, detail, high, excluded, talk, toHr } = now.state;
    const after = shown.state;
    expect([after.about, after.detail, after.talk, after.toHr]).toEqual([
      about,
      detail,
      talk,
      toHr,
    ]);
    expect([after.high, after.excluded]).toEqual([high, excluded]);
    if (fields.what !== undefined) expect(shown).toMatchObject({ fields: story });
  });

  it('a code that was typed is in its field', () => {
    expect(showFault(sit().now.state, { code: '1234' }).fields).toEqual({ code: '1234' });
  });

  it('a thread is opened again with its receipt, and the text waits there', () => {
    const thread = sit().press('open', { code: otherReceipt });
    expect(showFault(thread.now.state, { text: 'hej' })).toMatchObject({
      view: { name: 'start' },
      fields: {},
      state: { step: 'start', trail: [], texts: { text: 'hej' } },
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
    [
      'the involved, about security',
      security.press('back'),
      ['start', 'safety', 'security', 'more'],
    ],
  ])('the way back and on is as before: %s', (_, { now }, way) => {
    const { state, fields } = showFault(now.state, {});
    expect([...state.trail, state.step]).toEqual(way);
    expect(fields).toEqual({ detail: state.detail });
    const on = sit(succeed(), state).press('next');
    expect([...on.now.state.trail, on.now.state.step]).toEqual([...way, 'involved']);
  });

  it('a state without a way behind it is shown the guide', () => {
    const state: Conversation = {
      ...newConversation(),
      step: 'involved',
      trail: ['start', 'safety'],
    };
    expect(showFault(state, {})).toMatchObject({ view: { name: 'guide' }, state: { trail: [] } });
  });
});

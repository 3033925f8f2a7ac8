import type { Fields } from '../../bot/domain/fields';
import { showFault } from '../../bot/reporter/show-fault';
import { answerGuide, copied, otherReceipt, reachStory, type Sitting, sit } from './play';

const story: Fields = { what: 'vad', where: 'var', how: 'hur', who: 'jag' };
const aboutOne = answerGuide(sit(), { fit: 'treatment' });
const toHr = aboutOne.press('to_hr').press('next', copied);
const involved = answerGuide(sit(), { fit: 'money', ticks: 'involved' });

describe('after a fault', () => {
  it.each<[string, Sitting, Fields, object]>([
    ['the start is shown', sit(), {}, { name: 'start', intake: 'open' }],
    [
      'a verdict that HR is no part of is shown',
      answerGuide(sit(), { fit: 'view' }),
      {},
      {
        name: 'verdict',
        hr: 'withheld',
      },
    ],
    ['the guide, where HR may be a way or not', aboutOne, {}, { name: 'guide' }],
    ['the guide, where the involved are ticked', involved, { involved: '' }, { name: 'guide' }],
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
    const { fit, ticks, toHr } = now.state;
    expect([shown.state.fit, shown.state.ticks, shown.state.toHr]).toEqual([fit, ticks, toHr]);
    if (fields.what !== undefined) expect(shown).toMatchObject({ fields: story });
  });

  it('a code that was typed stands in its field', () => {
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

  it.each<[string, Sitting]>([
    ['the verdict', aboutOne],
    ['the involved', involved],
  ])('the way back from the guide is as before: %s', (_, { now }) => {
    const { state } = showFault(now.state, {});
    expect([...state.trail, state.step]).toEqual(['start', 'safety', 'guide']);
  });
});

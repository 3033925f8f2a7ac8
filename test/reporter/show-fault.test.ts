import type { Fields } from '../../bot/domain/fields';
import { showFault } from '../../bot/reporter/show-fault';
import { answerGuide, copied, reachStory, type Sitting, sit } from './play';

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
      },
    ],
    ['the story for HR', toHr, story, { name: 'story', desk: 'hr' }],
  ])('%s, and nothing is lost', (_, { now }, fields, view) => {
    const shown = showFault(now.state, fields);
    expect(shown).toMatchObject({ view, remark: 'failed' });
    const { fit, ticks, toHr } = now.state;
    expect([shown.state.fit, shown.state.ticks, shown.state.toHr]).toEqual([fit, ticks, toHr]);
    if (fields.what !== undefined) expect(shown).toMatchObject({ fields: story });
  });
});

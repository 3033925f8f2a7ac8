import type { Fields } from '../../bot/domain/fields';
import { highOnes } from '../../bot/domain/questionnaire';
import { mayGoToHr, triage } from '../../bot/domain/triage';
import { addresseeOf } from '../../bot/reporter/answers';
import type { Conversation } from '../../bot/reporter/conversation';
import { everyAnswer } from '../support/every-answer';
import { type Said, said } from '../support/people/said';
import {
  answerBy,
  answerGuide,
  copied,
  desksOf,
  newConversation,
  opensOn,
  people,
  reference,
  sit,
  succeed,
} from './play';

const story: Fields = { what: 'vad', where: 'var', how: 'hur', who: 'jag' };
const noHr = succeed(desksOf(people(3), []));

describe('a matter about one person', () => {
  const verdict = answerGuide(sit(), said.own);

  it('goes to HR after the press for it, with HR’s readers and HR’s day', () => {
    const written = verdict.press('to_hr').press('next', copied);
    const readers = ['HR-specialist 1', 'HR-specialist 2'];
    expect(written.now.view).toEqual({ name: 'story', desk: 'hr', readers });
    const filed = written.press('file', story);
    const deadlines = { desk: 'hr', answerBy };
    expect(filed.now.view).toEqual({ name: 'filed', reference, opensOn, deadlines, again: false });
    // Shown again, it has the day that came with it.
    expect(filed.press('switch').now.view).toEqual(filed.now.view);
  });

  it('goes to the handlers after the press for them, though HR was chosen before', () => {
    const again = verdict.goes('to_hr', ['next', copied], ['back', story], 'back');
    expect(again.now.view).toMatchObject({ name: 'verdict', hr: 'offered' });
    const written = again.goes('anyway', ['next', copied]);
    expect(written.now).toMatchObject({
      view: { name: 'story', desk: 'whistleblowing', readers: people(3).map((p) => p.title) },
      fields: story,
    });
    expect(written.press('file').now.view).toMatchObject({
      name: 'filed',
      deadlines: { desk: 'whistleblowing' },
    });
  });

  it.each<[string, Said]>([
    ['several', { about: 'work', detail: 'several' }],
    ['a gain', said.gain],
    ['one of the others', said.injury],
  ])('is the handlers’ once the guide says otherwise: %s', (_, { about, detail }) => {
    const written = verdict.goes('to_hr', ['next', copied], ['back', story]);
    const guide = written.goes('back', 'change');
    expect(guide.now.view).toEqual({ name: 'guide' });
    const decided = guide.goes(['next', { about }], ['next', { detail }]);
    expect(decided.now.state.toHr).toBeUndefined();
    const again = decided.goes('next', 'anyway', ['next', copied]);
    const view = { name: 'story', desk: 'whistleblowing' };
    expect(again.now).toMatchObject({ view, fields: story });
  });

  it.each(['hr', 'management', people(1)[0]?.id ?? ''])(
    'is the handlers’ once somebody of them is involved: %s',
    (involved) => {
      const list = verdict.goes('to_hr', 'back', 'back');
      const withheld = list.press('next', { involved });
      // HR was chosen, and no answer has taken it back: it does not go there all the same.
      expect(withheld.now).toMatchObject({ view: { name: 'verdict', hr: 'withheld' } });
      expect(addresseeOf({ ...withheld.now.state, toHr: true })).toBe('whistleblowing');
      expect(withheld.press('to_hr').now.view).toEqual(withheld.now.view);
      const { view } = withheld.goes('anyway', ['next', copied]).now;
      expect(view).toMatchObject({ name: 'story', desk: 'whistleblowing' });
    },
  );

  it('does not stay chosen when the guide decides the same once more', () => {
    const again = verdict.goes('to_hr', 'back', 'back', 'back', 'next', 'next');
    expect(again.now).toMatchObject({ view: { name: 'verdict', hr: 'offered' } });
    expect(again.now.state.toHr).toBeUndefined();
  });
});

describe('while HR’s desk has nobody', () => {
  const empty = answerGuide(sit(noHr), said.own);

  it('a press for it says so, also in a view that still offers it', () => {
    const still = answerGuide(sit(), said.own);
    for (const { now } of [empty.press('to_hr'), still.press('to_hr', {}, noHr)]) {
      expect(now).toMatchObject({ view: { name: 'verdict', hr: 'empty' }, remark: 'hr_empty' });
      expect(now.state.toHr).toBeUndefined();
    }
  });
});

describe('HR is no way', () => {
  const [handler] = people(1);

  it('whatever else a state claims: to whom it goes follows from all answers', () => {
    for (const answers of everyAnswer()) {
      const { about, detail, involved } = answers;
      const chosen: Conversation = {
        ...newConversation(),
        about,
        detail,
        high: highOnes.filter((one) => involved.includes(one)),
        excluded: involved.includes('receiver') && handler !== undefined ? [handler.id] : [],
        toHr: true,
      };
      const { toHr: _, ...unchosen } = chosen;
      const may = triage(answers).route === 'hr' && involved.length === 0;
      expect(mayGoToHr(answers)).toBe(may);
      expect(addresseeOf(chosen)).toBe(may ? 'hr' : 'whistleblowing');
      expect(addresseeOf(unchosen)).toBe('whistleblowing');
      expect(addresseeOf({ ...chosen, talk: true })).toBe('whistleblowing');
    }
    expect(addresseeOf({ ...newConversation(), toHr: true })).toBe('whistleblowing');
  });
});

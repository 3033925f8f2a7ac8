import type { Fields } from '../../bot/domain/fields';
import { highOnes } from '../../bot/domain/questionnaire';
import type { Route } from '../../bot/domain/route';
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
  instead,
  newConversation,
  opensOn,
  people,
  reference,
  type Sitting,
  sit,
  succeed,
} from './play';

const story: Fields = { what: 'vad', where: 'var', how: 'hur', who: 'jag' };
const noHr = succeed(desksOf(people(3), []));
const trailOf = ({ now }: Sitting) => [...now.state.trail, now.state.step].join(' ');
const atVerdict = 'start safety guide more involved verdict';

describe('a matter about one person', () => {
  const verdict = answerGuide(sit(), said.own);

  it('has three ways: HR, the handlers all the same, and others', () => {
    expect(verdict.now.view).toEqual({
      name: 'verdict',
      answers: { ...said.own, involved: [] },
      route: 'hr',
      rule: 'own_terms',
      hr: 'offered',
    });
    expect(trailOf(verdict.press('to_hr'))).toBe(`${atVerdict} receipt`);
    expect(trailOf(verdict.press('anyway'))).toBe(`${atVerdict} receipt`);
    expect(trailOf(verdict.press('others'))).toBe(`${atVerdict} others`);
    expect(verdict.press('to_hr').now.view).toMatchObject({ name: 'receipt', desk: 'hr' });
  });

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

  it('goes nowhere by looking at the others', () => {
    const others = verdict.press('others');
    expect(others.press('back').now.view).toEqual(verdict.now.view);
    for (const act of ['to_hr', 'anyway', 'next', 'file', 'others', undefined] as const) {
      expect([act, others.press(act).now.view]).toEqual([act, { name: 'others' }]);
    }
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

  it('HR is no choice, and the other ways are', () => {
    expect(empty.now.view).toMatchObject({ name: 'verdict', hr: 'empty' });
    expect(trailOf(empty.press('anyway'))).toBe(`${atVerdict} receipt`);
    expect(trailOf(empty.press('others'))).toBe(`${atVerdict} others`);
  });

  it('a press for it says so, also in a view that still offers it', () => {
    const still = answerGuide(sit(), said.own);
    for (const { now } of [empty.press('to_hr'), still.press('to_hr', {}, noHr)]) {
      expect(now).toMatchObject({ view: { name: 'verdict', hr: 'empty' }, remark: 'hr_empty' });
      expect(now.state.toHr).toBeUndefined();
    }
  });

  it('nothing is filed there, the text stays, and the handlers are a way', () => {
    const refuse = instead('file', () => ({ kind: 'refused', remark: 'hr_empty', redraw: {} }));
    const written = answerGuide(sit(), said.own).goes('to_hr', ['next', copied]);
    const refused = written.press('file', story, refuse);
    const there = { view: { name: 'story', desk: 'hr' }, remark: 'hr_empty', fields: story };
    expect(refused.now).toMatchObject(there);
    const anyway = refused.goes('back', 'back', 'anyway', ['next', copied]);
    const handlers = { view: { name: 'story', desk: 'whistleblowing' }, fields: story };
    expect(anyway.now).toMatchObject(handlers);
  });
});

describe('HR is no way', () => {
  const [handler] = people(1);
  it.each<[string, Said & Pick<Fields, 'involved'>, Route]>([
    ['with management involved', { ...said.own, involved: 'management' }, 'hr'],
    ['with HR involved', { ...said.own, involved: 'hr' }, 'hr'],
    ['with a receiver involved', { ...said.own, involved: String(handler?.id) }, 'hr'],
    ['for a unit that is told today', said.injury, 'responsible_unit'],
    ['for a concern about a child', said.child, 'responsible_unit'],
    ['for a complaint', said.opinion, 'complaint'],
    ['for a fault', said.repair, 'fault_report'],
    ['for what the handlers decide', said.doubt, 'handlers_decide'],
    ['for whistleblowing', said.gain, 'whistleblowing'],
    ['for talk', said.secret, 'handlers_decide'],
  ])('%s: a forged press for it does nothing', (_, answers, route) => {
    const sitting = answerGuide(sit(), answers);
    expect(sitting.now.view).toMatchObject({ name: 'verdict', route, hr: 'withheld' });
    const forged = sitting.press('to_hr');
    expect(forged.now.view).toEqual(sitting.now.view);
    expect(forged.now.remark).toBeUndefined();
    expect(forged.now.state).toEqual(sitting.now.state);
  });

  it('and others are shown only for a matter about one person', () => {
    for (const answers of [said.injury, said.opinion, said.repair, said.gain]) {
      const sitting = answerGuide(sit(), answers);
      expect(sitting.press('others').now).toEqual(sitting.now);
    }
  });

  it('others are shown where HR is withheld', () => {
    const withheld = answerGuide(sit(), { ...said.own, involved: 'hr' });
    expect(withheld.press('others').now.view).toEqual({ name: 'others' });
  });

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

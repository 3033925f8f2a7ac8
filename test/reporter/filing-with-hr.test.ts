import type { Fields } from '../../bot/domain/fields';
import { everyAnswer, highOnes } from '../../bot/domain/questionnaire';
import type { Route } from '../../bot/domain/route';
import { mayGoToHr, triage } from '../../bot/domain/triage';
import { addresseeOf } from '../../bot/reporter/answers';
import type { Conversation } from '../../bot/reporter/conversation';
import { type Said, said } from '../support/people/said';
import {
  answerBy,
  answerGuide,
  copied,
  desksOf,
  instead,
  newConversation,
  officers,
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
    expect(written.now.view).toEqual({
      name: 'story',
      desk: 'hr',
      readers: ['HR-specialist 1', 'HR-specialist 2'],
    });
    const filed = written.press('file', story);
    expect(filed.now.view).toEqual({
      name: 'filed',
      reference,
      opensOn,
      deadlines: { desk: 'hr', answerBy },
      again: false,
    });
    // Shown again, it has the day that came with it.
    expect(filed.press('switch').now.view).toEqual(filed.now.view);
  });

  it('everybody who belongs to HR’s desk is named as a reader', () => {
    const four = succeed(desksOf(people(2), officers(4)));
    const written = answerGuide(sit(four), said.own).press('to_hr').press('next', copied);
    expect(written.now.view).toMatchObject({ readers: officers(4).map(({ title }) => title) });
  });

  it('goes to the handlers after the press for them, though HR was chosen before', () => {
    const toHr = verdict.press('to_hr').press('next', copied);
    const verdictAgain = toHr.press('back', story).press('back');
    expect(verdictAgain.now.view).toMatchObject({ name: 'verdict', hr: 'offered' });
    const written = verdictAgain.press('anyway').press('next', copied);
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
    expect(others.now.view).toEqual({ name: 'others' });
    expect(others.press('back').now.view).toEqual(verdict.now.view);
    expect(others.press('leave').now.view).toEqual({ name: 'left' });
    for (const act of ['to_hr', 'anyway', 'next', 'file', 'others', undefined] as const) {
      expect([act, others.press(act).now.view]).toEqual([act, { name: 'others' }]);
    }
  });

  it.each<[string, Said]>([
    ['several', { about: 'work', detail: 'several' }],
    ['a gain', said.gain],
    ['one of the others', said.injury],
  ])('is the handlers’ once the guide says otherwise: %s', (_, { about, detail }) => {
    const written = verdict.press('to_hr').press('next', copied).press('back', story);
    const guide = written.press('back').press('change');
    expect(guide.now.view).toEqual({ name: 'guide' });
    const decided = guide.press('next', { about }).press('next', { detail });
    expect(decided.now.state.toHr).toBeUndefined();
    const again = decided.press('next').press('anyway').press('next', copied);
    expect(again.now).toMatchObject({
      view: { name: 'story', desk: 'whistleblowing' },
      fields: story,
    });
  });

  it.each(['hr', 'management', people(1)[0]?.id ?? ''])(
    'is the handlers’ once somebody of them is involved: %s',
    (involved) => {
      const list = verdict.press('to_hr').press('back').press('back');
      const withheld = list.press('next', { involved });
      // HR was chosen, and no answer has taken it back: it does not go there all the same.
      expect(withheld.now).toMatchObject({ view: { name: 'verdict', hr: 'withheld' } });
      expect(addresseeOf({ ...withheld.now.state, toHr: true })).toBe('whistleblowing');
      expect(withheld.press('to_hr').now.view).toEqual(withheld.now.view);
      expect(withheld.press('anyway').press('next', copied).now.view).toMatchObject({
        name: 'story',
        desk: 'whistleblowing',
      });
    },
  );

  it('does not stay chosen when the guide decides the same once more', () => {
    const more = verdict.press('to_hr').press('back').press('back').press('back');
    const again = more.press('next').press('next');
    expect(again.now).toMatchObject({ view: { name: 'verdict', hr: 'offered' } });
    expect(again.now.state.toHr).toBeUndefined();
  });

  it('does not go to HR when the same person would rather talk', () => {
    const safety = verdict.press('to_hr').press('back').press('change').press('back');
    const list = safety.press('security').press('next').press('next', { detail: 'secret' });
    const talk = list.press('next');
    expect(talk.now).toMatchObject({ view: { name: 'verdict', hr: 'withheld' } });
    expect(talk.now.state).toMatchObject({ talk: true });
    expect(talk.now.state.toHr).toBeUndefined();
    const filed = talk.press('anyway').press('next', copied).press('file');
    expect(filed.now.view).toMatchObject({
      name: 'filed',
      deadlines: { desk: 'whistleblowing' },
    });
  });

  it('goes to HR without anybody excluded, though somebody was ticked before', () => {
    const [one] = people(1);
    const named = answerGuide(sit(), { ...said.own, involved: `hr,${String(one?.id)}` });
    expect(named.now.state).toMatchObject({ excluded: [one?.id], high: ['hr'] });
    const asked = named.press('back').press('next', { involved: '' });
    expect(asked.now.remark).toBe('unticked');
    const unticked = asked.press('next');
    expect(unticked.press('to_hr').now.state).toMatchObject({
      excluded: [],
      high: [],
      toHr: true,
    });
  });
});

describe('while HR’s desk has nobody', () => {
  const empty = answerGuide(sit(noHr), said.own);

  it('HR is no choice, and its contact is shown', () => {
    expect(empty.now.view).toMatchObject({ name: 'verdict', hr: 'empty' });
    expect(trailOf(empty.press('anyway'))).toBe(`${atVerdict} receipt`);
    expect(trailOf(empty.press('others'))).toBe(`${atVerdict} others`);
  });

  it('a press for it says so', () => {
    const { now } = empty.press('to_hr');
    expect(now).toMatchObject({ view: { name: 'verdict', hr: 'empty' }, remark: 'hr_empty' });
    expect(now.state.toHr).toBeUndefined();
  });

  it('a view that still offers it says so as well', () => {
    const { now } = answerGuide(sit(), said.own).press('to_hr', {}, noHr);
    expect(now).toMatchObject({ view: { name: 'verdict', hr: 'empty' }, remark: 'hr_empty' });
    expect(now.state.toHr).toBeUndefined();
  });

  it('nothing is filed there, the text stays, and the handlers are a way', () => {
    const refuse = instead('file', () => ({ kind: 'refused', remark: 'hr_empty', redraw: {} }));
    const written = answerGuide(sit(), said.own).press('to_hr').press('next', copied);
    const refused = written.press('file', story, refuse);
    expect(refused.now).toMatchObject({
      view: { name: 'story', desk: 'hr' },
      remark: 'hr_empty',
      fields: story,
    });
    const anyway = refused.press('back').press('back').press('anyway').press('next', copied);
    expect(anyway.now).toMatchObject({
      view: { name: 'story', desk: 'whistleblowing' },
      fields: story,
    });
  });
});

describe('HR is no way', () => {
  const [handler] = people(1);
  it.each<[string, Said & Pick<Fields, 'involved'>, Route]>([
    ['where management is involved', { ...said.own, involved: 'management' }, 'hr'],
    ['where HR is involved', { ...said.own, involved: 'hr' }, 'hr'],
    ['where a receiver is involved', { ...said.own, involved: String(handler?.id) }, 'hr'],
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

  it.each<[string, Said]>([
    ['a unit', said.injury],
    ['a complaint', said.opinion],
    ['a fault', said.repair],
    ['the handlers', said.gain],
  ])('and others are shown only for a matter about one person, not for %s', (_, answers) => {
    const sitting = answerGuide(sit(), answers);
    expect(sitting.press('others').now).toEqual(sitting.now);
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

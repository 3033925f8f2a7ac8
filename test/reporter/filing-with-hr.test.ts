import type { Fields } from '../../bot/domain/fields';
import { everyAnswer } from '../../bot/domain/questionnaire';
import { mayGoToHr, triage } from '../../bot/domain/triage';
import { addresseeOf } from '../../bot/reporter/answers';
import type { Conversation } from '../../bot/reporter/conversation';
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

const aboutOne: Fields = { fit: 'treatment' };
const story: Fields = { what: 'vad', where: 'var', how: 'hur', who: 'jag' };
const noHr = succeed(desksOf(people(3), []));
const trailOf = ({ now }: Sitting) => [...now.state.trail, now.state.step].join(' ');
const atVerdict = 'start safety guide verdict';

describe('a matter about one person', () => {
  const verdict = answerGuide(sit(), aboutOne);

  it('has three ways: HR, the handlers all the same, and others', () => {
    expect(verdict.now.view).toEqual({
      name: 'verdict',
      route: 'hr',
      rule: 'treatment_single',
      fit: 'treatment',
      hr: 'offered',
    });
    expect(trailOf(verdict.press('to_hr'))).toBe(`${atVerdict} receipt`);
    expect(trailOf(verdict.press('anyway'))).toBe(`${atVerdict} receipt`);
    expect(trailOf(verdict.press('others'))).toBe(`${atVerdict} others`);
  });

  it('goes to HR after the press for it, with HR’s readers and HR’s day', () => {
    const written = verdict.press('to_hr').press('next', copied);
    expect(written.now.view).toEqual({
      name: 'story',
      desk: 'hr',
      rule: 'treatment_single',
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
    const written = answerGuide(sit(four), aboutOne).press('to_hr').press('next', copied);
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

  it.each<[string, Fields, string]>([
    ['several', { ticks: 'several' }, 'whistleblowing'],
    ['somebody of HR involved', { ticks: 'involved' }, 'whistleblowing'],
    ['money', { fit: 'money' }, 'whistleblowing'],
  ])('is the handlers’ once the guide says otherwise: %s', (_, changed, desk) => {
    const written = verdict.press('to_hr').press('next', copied).press('back', story);
    const guide = written.press('back').press('back');
    expect(guide.now.view).toEqual({ name: 'guide' });
    const decided = guide.press('next', changed);
    expect(decided.now.state.toHr).toBeUndefined();
    let on = decided.now.view.name === 'verdict' ? decided.press('anyway') : decided;
    if (on.now.view.name === 'involved') on = on.press('next');
    expect(on.press('next', copied).now.view).toMatchObject({ name: 'story', desk });
  });

  it('does not stay chosen when the guide decides the same once more', () => {
    const again = verdict.press('to_hr').press('back').press('back').press('next');
    expect(again.now).toMatchObject({ view: { name: 'verdict', hr: 'offered' } });
    expect(again.now.state.toHr).toBeUndefined();
  });

  it('does not go to HR when the same person would rather talk', () => {
    const safety = verdict.press('to_hr').press('back').press('back').press('back');
    const talk = safety.press('security').press('next');
    expect(talk.now).toMatchObject({ view: { name: 'receipt', talk: true } });
    expect(talk.now.state.toHr).toBeUndefined();
    const filed = talk.press('next', copied);
    expect(filed.now.view).toMatchObject({
      name: 'filed',
      deadlines: { desk: 'whistleblowing' },
    });
  });

  it('goes to HR without anybody excluded, though somebody was ticked before', () => {
    const [one] = people(1);
    const involved = answerGuide(sit(), { ...aboutOne, ticks: 'involved' }).press('anyway');
    const named = involved.press('next', { involved: String(one?.id) });
    expect(named.now.state.excluded).toEqual([one?.id]);
    const asked = named.press('back').press('back').press('back').press('next', { ticks: '' });
    expect(asked.now.remark).toBe('unticked');
    const unticked = asked.press('next');
    expect(unticked.press('to_hr').now.state).toMatchObject({ excluded: [], toHr: true });
  });
});

describe('while HR’s desk has nobody', () => {
  const empty = answerGuide(sit(noHr), aboutOne);

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
    const { now } = answerGuide(sit(), aboutOne).press('to_hr', {}, noHr);
    expect(now).toMatchObject({ view: { name: 'verdict', hr: 'empty' }, remark: 'hr_empty' });
    expect(now.state.toHr).toBeUndefined();
  });

  it('nothing is filed there, the text stays, and the handlers are a way', () => {
    const refuse = instead('file', () => ({ kind: 'refused', remark: 'hr_empty', redraw: {} }));
    const written = answerGuide(sit(), aboutOne).press('to_hr').press('next', copied);
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
  it.each<[string, Fields, object]>([
    [
      'where management, HR or a receiver is involved',
      { fit: 'treatment', ticks: 'involved' },
      { name: 'verdict', route: 'hr', hr: 'withheld' },
    ],
    [
      'for a unit that is told today',
      { fit: 'mistake' },
      { name: 'verdict', route: 'responsible_unit', hr: 'withheld' },
    ],
    [
      'for a concern about a child',
      { fit: 'harm', byStaff: 'no' },
      { name: 'verdict', route: 'responsible_unit', hr: 'withheld' },
    ],
    ['for a complaint', { fit: 'view' }, { name: 'verdict', route: 'complaint', hr: 'withheld' }],
    ['for a fault', { fit: 'broken' }, { name: 'verdict', route: 'fault_report', hr: 'withheld' }],
    ['where the report is filed directly', { fit: 'money' }, { name: 'receipt' }],
  ])('%s: a forged press for it does nothing', (_, answers, view) => {
    const sitting = answerGuide(sit(), answers);
    expect(sitting.now.view).toMatchObject(view);
    const forged = sitting.press('to_hr');
    expect(forged.now.view).toEqual(sitting.now.view);
    expect(forged.now.remark).toBeUndefined();
    expect(forged.now.state).toEqual(sitting.now.state);
  });

  it.each<[string, Fields]>([
    ['a unit', { fit: 'mistake' }],
    ['a complaint', { fit: 'view' }],
    ['a fault', { fit: 'broken' }],
  ])('and others are shown only for a matter about one person, not for %s', (_, answers) => {
    const sitting = answerGuide(sit(), answers);
    expect(sitting.press('others').now.view).toEqual(sitting.now.view);
  });

  it('others are shown where HR is withheld', () => {
    const withheld = answerGuide(sit(), { fit: 'treatment', ticks: 'involved' });
    expect(withheld.press('others').now.view).toEqual({ name: 'others' });
  });

  it('whatever else a state claims: to whom it goes follows from all answers', () => {
    for (const answers of everyAnswer()) {
      const chosen: Conversation = { ...newConversation(), ...answers, toHr: true };
      const { toHr: _, ...unchosen } = chosen;
      const may = triage(answers).route === 'hr' && !answers.ticks.includes('involved');
      expect(mayGoToHr(answers)).toBe(may);
      expect(addresseeOf(chosen)).toBe(may ? 'hr' : 'whistleblowing');
      expect(addresseeOf(unchosen)).toBe('whistleblowing');
      expect(addresseeOf({ ...chosen, talk: true })).toBe('whistleblowing');
    }
    expect(addresseeOf({ ...newConversation(), toHr: true })).toBe('whistleblowing');
  });
});

import { type Answers, everyAnswer, type Fit, type Tick } from '../../bot/domain/questionnaire';
import {
  basisOf,
  isFiledDirectly,
  type Route,
  type RuleId,
  routes,
  rules,
  triage,
} from '../../bot/domain/triage';

const all = [...everyAnswer()];

/** A letter for each answer to what fits best, in the order of the guide. */
const letters: Record<Fit, string> = {
  money: 'A',
  safety: 'B',
  secrecy: 'C',
  rules: 'D',
  treatment: 'E',
  harm: 'F',
  mistake: 'G',
  broken: 'H',
  view: 'I',
  other: 'J',
};

/**
 * The order of the rules in nine steps, written down a second time and without a look at `bot/domain/triage.ts`, where each
 * rule names what it stands on (VBL, OSL).
 */
function writtenAgain(answers: Answers): readonly [number: number, route: Route, rule: RuleId] {
  const letter = letters[answers.fit];
  const ticked = (tick: Tick) => answers.ticks.includes(tick);
  const hiddenOrPunished = ticked('hidden') || ticked('punished');

  if (letter === 'J') return [1, 'handlers_decide', 'unsure'];

  if (answers.throughWork === 'no') {
    if (letter === 'H') return [2, 'fault_report', 'outside_broken'];
    if (letter === 'F') return [2, 'responsible_unit', 'outside_harm'];
    if ('ABCD'.includes(letter)) return [2, 'handlers_decide', 'outside_wrongdoing'];
    if (hiddenOrPunished) return [2, 'handlers_decide', 'outside_hidden'];
    return [2, 'complaint', 'outside_view'];
  }

  if (ticked('punished')) return [3, 'whistleblowing', 'punished'];

  if (ticked('hidden')) {
    if (letter === 'E' && !ticked('several')) return [4, 'handlers_decide', 'hidden_single'];
    return [4, 'whistleblowing', 'hidden'];
  }

  switch (letter) {
    case 'A':
      return [5, 'whistleblowing', 'money'];
    case 'B':
      return [5, 'whistleblowing', 'safety'];
    case 'C':
      return [5, 'whistleblowing', 'secrecy'];
    case 'D':
      return [5, 'whistleblowing', 'rules'];
    case 'F':
      if (answers.byStaff === 'no') return [6, 'responsible_unit', 'harm_elsewhere'];
      if (ticked('several')) return [6, 'whistleblowing', 'harm_several'];
      return [6, 'handlers_decide', 'harm_single'];
    case 'G':
      return [7, 'responsible_unit', 'mistake'];
    case 'H':
      return [8, 'fault_report', 'broken'];
    case 'I':
      return [8, 'complaint', 'view'];
    default:
      if (ticked('several') || ticked('heard')) return [9, 'handlers_decide', 'treatment_several'];
      return [9, 'hr', 'treatment_single'];
  }
}

describe('every combination of answers', () => {
  it('is enumerated once', () => {
    // Nine fits without and one with the question of by whom (three answers), two origins, five ticks.
    expect(all).toHaveLength(9 * 2 * 32 + 3 * 2 * 32);
    expect(new Set(all.map((answers) => JSON.stringify(answers))).size).toBe(768);
  });

  it('asks by whom exactly when somebody in care comes to harm', () => {
    expect(all.filter((a) => (a.byStaff !== undefined) !== (a.fit === 'harm'))).toEqual([]);
  });

  it('has the route and the rule that the second writing gives it', () => {
    const wrong = all.flatMap((answers) => {
      const [, route, rule] = writtenAgain(answers);
      const verdict = triage(answers);
      return verdict.route === route && verdict.rule === rule ? [] : [{ answers, verdict, route }];
    });
    expect(wrong).toEqual([]);
  });

  it('has one route among the known ones, which is its rule’s own', () => {
    for (const answers of all) {
      const { route, rule } = triage(answers);
      expect(routes.filter((known) => known === route)).toHaveLength(1);
      expect(rules.find(({ id }) => id === rule)?.route).toBe(route);
    }
  });

  it('has the same route whatever the order of its ticks', () => {
    for (const answers of all) {
      const ticks = [...answers.ticks].reverse();
      expect(triage({ ...answers, ticks })).toEqual(triage(answers));
    }
  });

  it('keeps its route when top management, HR or a receiver is involved', () => {
    for (const answers of all) {
      const ticks = answers.ticks.filter((tick) => tick !== 'involved');
      expect(triage({ ...answers, ticks })).toEqual(triage(answers));
    }
  });

  it('never sends to HR what hits several, is hidden or is punished', () => {
    const sent = all.filter((answers) => triage(answers).route === 'hr');
    expect(sent).toHaveLength(2);
    expect(new Set(sent.flatMap((answers) => answers.ticks))).toEqual(new Set(['involved']));
    expect(sent.every((answers) => answers.fit === 'treatment')).toBe(true);
  });
});

describe('every rule', () => {
  it('decides some combination, and all nine steps of the second writing are reached', () => {
    expect(new Set(all.map((answers) => triage(answers).rule))).toEqual(
      new Set(rules.map(({ id }) => id)),
    );
    expect(new Set(all.map((answers) => writtenAgain(answers)[0]))).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    );
  });

  it('has a name of its own and stands on a law or on the page that announces the channel', () => {
    const page = { fault: 'Visselblåsarsidan: felanmälan', views: 'Visselblåsarsidan: synpunkter' };
    const bases: Record<RuleId, string> = {
      unsure: 'VBL 5:5',
      outside_broken: page.fault,
      outside_harm: 'SoL (2025:400) 19:1',
      outside_wrongdoing: 'VBL 1:8, 5:5',
      outside_hidden: 'VBL 1:8, 5:5',
      outside_view: page.views,
      punished: 'VBL 3:1',
      hidden_single: 'VBL 1:2, 5:5',
      hidden: 'VBL 1:2; visselblåsarsidan: försök att dölja',
      money: 'VBL 1:2',
      safety: 'VBL 1:2',
      secrecy: 'VBL 1:2',
      rules: 'VBL 1:2',
      harm_elsewhere: 'SoL (2025:400) 19:1; skollagen 6:10',
      harm_several: 'VBL 1:2; SoL (2025:400) 27:2',
      harm_single: 'VBL 5:5; SoL (2025:400) 27:2',
      mistake: 'SoL (2025:400) 27:2; PSL 6:4; GDPR art. 33',
      broken: page.fault,
      view: page.views,
      treatment_several: 'VBL 1:2, 5:5',
      treatment_single: 'AML 3:2 a; diskrimineringslagen 2:3; visselblåsarsidan: en enskild person',
    };
    expect(rules.map(({ id }) => id)).toEqual(Object.keys(bases));
    for (const { id } of rules) expect(basisOf(id)).toBe(bases[id]);
  });

  it('that nobody knows has no basis', () => {
    expect(basisOf('no_such_rule' as RuleId)).toBe('');
  });

  it('reaches every route', () => {
    expect(new Set(rules.map(({ route }) => route))).toEqual(new Set(routes));
  });
});

it.each([
  ['whistleblowing', true],
  ['handlers_decide', true],
  ['hr', false],
  ['responsible_unit', false],
  ['complaint', false],
  ['fault_report', false],
] as const)('%s is filed without showing another way first: %s', (route, directly) => {
  expect(isFiledDirectly(route)).toBe(directly);
});

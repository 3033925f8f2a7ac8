import {
  type Answers,
  byStaffAnswers,
  everyAnswer,
  type Fit,
  fits,
  type Tick,
  throughWorkAnswers,
  ticks,
} from '../../bot/domain/questionnaire';
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
const wrongdoing = ['money', 'safety', 'secrecy', 'rules'] as const;
const page = { fault: 'Visselblåsarsidan: felanmälan', views: 'Visselblåsarsidan: synpunkter' };

/** When a row holds: everything that it names must be so. What it does not name may be anything. */
interface When {
  readonly fit?: readonly Fit[];
  readonly throughWork?: 'no';
  readonly byStaff?: 'no';
  /** One of these is ticked. */
  readonly ticked?: readonly Tick[];
  /** And this is not. */
  readonly without?: Tick;
}
type Row = readonly [rule: RuleId, route: Route, basis: string, when: When];

/**
 * The rules a second time, without a look at `bot/domain/triage.ts`: the first row that holds decides. Above
 * what fits best stand: nobody knows, not learnt through work, punished, hidden. The laws are VBL and OSL.
 */
const table: readonly Row[] = [
  ['unsure', 'handlers_decide', 'VBL 5:5', { fit: ['other'] }],

  ['outside_broken', 'fault_report', page.fault, { throughWork: 'no', fit: ['broken'] }],
  ['outside_harm', 'responsible_unit', 'SoL (2025:400) 19:1', { throughWork: 'no', fit: ['harm'] }],
  ['outside_wrongdoing', 'handlers_decide', 'VBL 1:8, 5:5', { throughWork: 'no', fit: wrongdoing }],
  [
    'outside_hidden',
    'handlers_decide',
    'VBL 1:8, 5:5',
    { throughWork: 'no', ticked: ['hidden', 'punished'] },
  ],
  ['outside_view', 'complaint', page.views, { throughWork: 'no' }],

  ['punished', 'whistleblowing', 'VBL 3:1', { ticked: ['punished'] }],

  [
    'hidden_single',
    'handlers_decide',
    'VBL 1:2, 5:5',
    { ticked: ['hidden'], fit: ['treatment'], without: 'several' },
  ],
  [
    'hidden',
    'whistleblowing',
    'VBL 1:2; visselblåsarsidan: försök att dölja',
    { ticked: ['hidden'] },
  ],

  ['money', 'whistleblowing', 'VBL 1:2', { fit: ['money'] }],
  ['safety', 'whistleblowing', 'VBL 1:2', { fit: ['safety'] }],
  ['secrecy', 'whistleblowing', 'VBL 1:2', { fit: ['secrecy'] }],
  ['rules', 'whistleblowing', 'VBL 1:2', { fit: ['rules'] }],
  [
    'harm_elsewhere',
    'responsible_unit',
    'SoL (2025:400) 19:1; skollagen 6:10',
    { fit: ['harm'], byStaff: 'no' },
  ],
  [
    'harm_several',
    'whistleblowing',
    'VBL 1:2; SoL (2025:400) 27:2',
    { fit: ['harm'], ticked: ['several'] },
  ],
  ['harm_single', 'handlers_decide', 'VBL 5:5; SoL (2025:400) 27:2', { fit: ['harm'] }],
  [
    'mistake',
    'responsible_unit',
    'SoL (2025:400) 27:2; PSL 6:4; GDPR art. 33',
    { fit: ['mistake'] },
  ],
  ['broken', 'fault_report', page.fault, { fit: ['broken'] }],
  ['view', 'complaint', page.views, { fit: ['view'] }],
  [
    'treatment_several',
    'handlers_decide',
    'VBL 1:2, 5:5',
    { fit: ['treatment'], ticked: ['several', 'heard'] },
  ],
  [
    'treatment_single',
    'hr',
    'AML 3:2 a; diskrimineringslagen 2:3; visselblåsarsidan: en enskild person',
    { fit: ['treatment'] },
  ],
];

const holds = ({ fit, throughWork, byStaff, ticked, without }: When, answers: Answers): boolean =>
  (fit === undefined || fit.includes(answers.fit)) &&
  (throughWork === undefined || answers.throughWork === throughWork) &&
  (byStaff === undefined || answers.byStaff === byStaff) &&
  (ticked === undefined || ticked.some((tick) => answers.ticks.includes(tick))) &&
  (without === undefined || !answers.ticks.includes(without));

const decided = (answers: Answers): { route: Route; rule: RuleId } | undefined => {
  const row = table.find(([, , , when]) => holds(when, answers));
  return row && { rule: row[0], route: row[1] };
};

/**
 * What each answer alone comes to, learnt through work and not, with nothing ticked; harm is by an employee.
 * A new answer does not compile without its row.
 */
const alone: Readonly<Record<Fit, readonly [through: RuleId, outside: RuleId]>> = {
  money: ['money', 'outside_wrongdoing'],
  safety: ['safety', 'outside_wrongdoing'],
  secrecy: ['secrecy', 'outside_wrongdoing'],
  rules: ['rules', 'outside_wrongdoing'],
  treatment: ['treatment_single', 'outside_view'],
  harm: ['harm_single', 'outside_harm'],
  mistake: ['mistake', 'outside_view'],
  broken: ['broken', 'outside_broken'],
  view: ['view', 'outside_view'],
  other: ['unsure', 'unsure'],
};

it.each(fits)('%s alone comes to its rules', (fit) => {
  const answers = { fit, ticks: [], ...(fit === 'harm' ? { byStaff: 'yes' as const } : {}) };
  const rulesOf = throughWorkAnswers.map((throughWork) => triage({ ...answers, throughWork }).rule);
  expect(rulesOf).toEqual(alone[fit]);
});

describe('every combination of answers', () => {
  it('is enumerated once', () => {
    // Harm is asked about further: there is one for each answer to by whom.
    const asked = fits.length - 1 + byStaffAnswers.length;
    expect(all).toHaveLength(asked * throughWorkAnswers.length * 2 ** ticks.length);
    expect(new Set(all.map((answers) => JSON.stringify(answers))).size).toBe(all.length);
  });

  it('asks by whom exactly when somebody in care comes to harm', () => {
    expect(all.filter((a) => (a.byStaff !== undefined) !== (a.fit === 'harm'))).toEqual([]);
  });

  it('has the route and the rule of its row', () => {
    const pairs = all.map((answers) => ({
      answers,
      verdict: triage(answers),
      row: decided(answers),
    }));
    const wrong = pairs.filter(
      ({ verdict, row }) => verdict.route !== row?.route || verdict.rule !== row.rule,
    );
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
  it('decides some combination', () => {
    expect(new Set(all.map((answers) => triage(answers).rule))).toEqual(
      new Set(rules.map(({ id }) => id)),
    );
  });

  it('stands in the order of the rows, on a law or on the page that announces the channel', () => {
    const bases = table.map(([rule, , basis]) => [rule, basis]);
    expect(rules.map(({ id }) => [id, basisOf(id)])).toEqual(bases);
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

import type { Answers } from './questionnaire';

export const routes = [
  'whistleblowing',
  'handlers_decide',
  'hr',
  'responsible_unit',
  'complaint',
  'fault_report',
] as const;
/** Where a matter belongs. `handlers_decide` is filed like `whistleblowing`; the others are only advice. */
export type Route = (typeof routes)[number];

/** What the bot decided and by which rule. The rule's sentence is in the texts, under `rules.<rule>`. */
export interface Verdict {
  readonly route: Route;
  readonly rule: RuleId;
}

interface Rule {
  readonly id: string;
  readonly route: Route;
  /** The law or page that the rule stands on. VBL = lag (2021:890), OSL = lag (2009:400). */
  readonly basis: string;
  readonly when: (answers: Answers) => boolean;
}

const has = (tick: Answers['ticks'][number]) => (a: Answers) => a.ticks.includes(tick);
const several = has('several');
const heard = has('heard');
const hidden = has('hidden');
const punished = has('punished');
const outside = (a: Answers) => a.throughWork === 'no';
const wrongdoing = (a: Answers) => ['money', 'safety', 'secrecy', 'rules'].includes(a.fit);

/** The rules in order: the first that holds decides, and the last of its kind always holds. */
export const rules = [
  { id: 'unsure', route: 'handlers_decide', basis: 'VBL 5:5', when: (a) => a.fit === 'other' },
  {
    id: 'outside_broken',
    route: 'fault_report',
    basis: 'Visselblåsarsidan: felanmälan',
    when: (a) => outside(a) && a.fit === 'broken',
  },
  {
    id: 'outside_harm',
    route: 'responsible_unit',
    basis: 'SoL (2025:400) 19:1',
    when: (a) => outside(a) && a.fit === 'harm',
  },
  {
    id: 'outside_wrongdoing',
    route: 'handlers_decide',
    basis: 'VBL 1:8, 5:5',
    when: (a) => outside(a) && wrongdoing(a),
  },
  {
    id: 'outside_hidden',
    route: 'handlers_decide',
    basis: 'VBL 1:8, 5:5',
    when: (a) => outside(a) && (hidden(a) || punished(a)),
  },
  { id: 'outside_view', route: 'complaint', basis: 'Visselblåsarsidan: synpunkter', when: outside },
  { id: 'punished', route: 'whistleblowing', basis: 'VBL 3:1', when: punished },
  {
    id: 'hidden_single',
    route: 'handlers_decide',
    basis: 'VBL 1:2, 5:5',
    when: (a) => hidden(a) && a.fit === 'treatment' && !several(a),
  },
  {
    id: 'hidden',
    route: 'whistleblowing',
    basis: 'VBL 1:2; visselblåsarsidan: försök att dölja',
    when: hidden,
  },
  { id: 'money', route: 'whistleblowing', basis: 'VBL 1:2', when: (a) => a.fit === 'money' },
  { id: 'safety', route: 'whistleblowing', basis: 'VBL 1:2', when: (a) => a.fit === 'safety' },
  { id: 'secrecy', route: 'whistleblowing', basis: 'VBL 1:2', when: (a) => a.fit === 'secrecy' },
  { id: 'rules', route: 'whistleblowing', basis: 'VBL 1:2', when: (a) => a.fit === 'rules' },
  {
    id: 'harm_elsewhere',
    route: 'responsible_unit',
    basis: 'SoL (2025:400) 19:1; skollagen 6:10',
    when: (a) => a.fit === 'harm' && a.byStaff === 'no',
  },
  {
    id: 'harm_several',
    route: 'whistleblowing',
    basis: 'VBL 1:2; SoL (2025:400) 27:2',
    when: (a) => a.fit === 'harm' && several(a),
  },
  {
    id: 'harm_single',
    route: 'handlers_decide',
    basis: 'VBL 5:5; SoL (2025:400) 27:2',
    when: (a) => a.fit === 'harm',
  },
  {
    id: 'mistake',
    route: 'responsible_unit',
    basis: 'SoL (2025:400) 27:2; PSL 6:4; GDPR art. 33',
    when: (a) => a.fit === 'mistake',
  },
  {
    id: 'broken',
    route: 'fault_report',
    basis: 'Visselblåsarsidan: felanmälan',
    when: (a) => a.fit === 'broken',
  },
  {
    id: 'view',
    route: 'complaint',
    basis: 'Visselblåsarsidan: synpunkter',
    when: (a) => a.fit === 'view',
  },
  {
    id: 'treatment_several',
    route: 'handlers_decide',
    basis: 'VBL 1:2, 5:5',
    when: (a) => several(a) || heard(a),
  },
  {
    id: 'treatment_single',
    route: 'hr',
    basis: 'AML 3:2 a; diskrimineringslagen 2:3; visselblåsarsidan: en enskild person',
    when: () => true,
  },
] as const satisfies readonly Rule[];

export type RuleId = (typeof rules)[number]['id'];

/** Decides where a matter belongs. Total: every combination of answers has exactly one route. */
export function triage(answers: Answers): Verdict {
  // The last rule always holds; what follows it here is for the compiler.
  const { route, id } = rules.find(({ when }) => when(answers)) ?? rules[0];
  return { route, rule: id };
}

/** The law or page that a rule stands on. */
export function basisOf(id: RuleId): string {
  return rules.find((rule) => rule.id === id)?.basis ?? '';
}

/**
 * Whether a matter may be sent to HR at all. Not when top management, HR or a receiver is involved (VBL 5:5),
 * and never one for a responsible unit: that is told to the unit today.
 */
export function mayGoToHr(answers: Answers): boolean {
  return triage(answers).route === 'hr' && !answers.ticks.includes('involved');
}

/** Whether the bot files the matter without first showing another way. */
export function isFiledDirectly(route: Route): route is 'whistleblowing' | 'handlers_decide' {
  return route === 'whistleblowing' || route === 'handlers_decide';
}

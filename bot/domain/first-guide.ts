import type { Route } from './route';

/**
 * The first guide. Nobody is asked it any more, but what was answered and advised in it
 * stands in threads, and a dialog that had come as far as the receipt goes on with it. Words stay as they
 * were written.
 */

/** "What fits best?" */
export const fits = [
  'money',
  'safety',
  'secrecy',
  'rules',
  'treatment',
  'harm',
  'mistake',
  'broken',
  'view',
  'other',
] as const;
export type Fit = (typeof fits)[number];

/** The ticks below the question. */
export const ticks = ['several', 'heard', 'hidden', 'punished', 'involved'] as const;
type Tick = (typeof ticks)[number];

/** "Did you learn it through work?" */
export const throughWorkAnswers = ['yes', 'no'] as const;
export type ThroughWork = (typeof throughWorkAnswers)[number];

/** Asked only when somebody in care came to harm: "by somebody who works here?" */
export const byStaffAnswers = ['yes', 'no', 'unknown'] as const;
export type ByStaff = (typeof byStaffAnswers)[number];

/** What was answered. `byStaff` is there exactly when `fit` is `harm`. */
export interface FirstAnswers {
  readonly fit: Fit;
  readonly ticks: readonly Tick[];
  readonly throughWork: ThroughWork;
  readonly byStaff?: ByStaff;
}

interface Rule {
  readonly id: string;
  readonly route: Route;
  readonly when: (answers: FirstAnswers) => boolean;
}

const has = (tick: FirstAnswers['ticks'][number]) => (a: FirstAnswers) => a.ticks.includes(tick);
const several = has('several');
const heard = has('heard');
const hidden = has('hidden');
const punished = has('punished');
const outside = (a: FirstAnswers) => a.throughWork === 'no';
const wrongdoing = (a: FirstAnswers) => ['money', 'safety', 'secrecy', 'rules'].includes(a.fit);

/** The rules in order: the first that holds decides, and the last of its kind always holds. */
export const firstRules = [
  { id: 'unsure', route: 'handlers_decide', when: (a) => a.fit === 'other' },
  {
    id: 'outside_broken',
    route: 'fault_report',
    when: (a) => outside(a) && a.fit === 'broken',
  },
  {
    id: 'outside_harm',
    route: 'responsible_unit',
    when: (a) => outside(a) && a.fit === 'harm',
  },
  {
    id: 'outside_wrongdoing',
    route: 'handlers_decide',
    when: (a) => outside(a) && wrongdoing(a),
  },
  {
    id: 'outside_hidden',
    route: 'handlers_decide',
    when: (a) => outside(a) && (hidden(a) || punished(a)),
  },
  { id: 'outside_view', route: 'complaint', when: outside },
  { id: 'punished', route: 'whistleblowing', when: punished },
  {
    id: 'hidden_single',
    route: 'handlers_decide',
    when: (a) => hidden(a) && a.fit === 'treatment' && !several(a),
  },
  {
    id: 'hidden',
    route: 'whistleblowing',
    when: hidden,
  },
  { id: 'money', route: 'whistleblowing', when: (a) => a.fit === 'money' },
  { id: 'safety', route: 'whistleblowing', when: (a) => a.fit === 'safety' },
  { id: 'secrecy', route: 'whistleblowing', when: (a) => a.fit === 'secrecy' },
  { id: 'rules', route: 'whistleblowing', when: (a) => a.fit === 'rules' },
  {
    id: 'harm_elsewhere',
    route: 'responsible_unit',
    when: (a) => a.fit === 'harm' && a.byStaff === 'no',
  },
  {
    id: 'harm_several',
    route: 'whistleblowing',
    when: (a) => a.fit === 'harm' && several(a),
  },
  {
    id: 'harm_single',
    route: 'handlers_decide',
    when: (a) => a.fit === 'harm',
  },
  {
    id: 'mistake',
    route: 'responsible_unit',
    when: (a) => a.fit === 'mistake',
  },
  {
    id: 'broken',
    route: 'fault_report',
    when: (a) => a.fit === 'broken',
  },
  {
    id: 'view',
    route: 'complaint',
    when: (a) => a.fit === 'view',
  },
  {
    id: 'treatment_several',
    route: 'handlers_decide',
    when: (a) => several(a) || heard(a),
  },
  {
    id: 'treatment_single',
    route: 'hr',
    when: () => true,
  },
] as const satisfies readonly Rule[];

export type FirstRule = (typeof firstRules)[number]['id'];

/** Decides where a matter belongs. Total: every combination of answers has exactly one route. */
export function firstTriage(answers: FirstAnswers): {
  readonly route: Route;
  readonly rule: FirstRule;
} {
  // The last rule always holds; what follows it here is for the compiler.
  const { route, id } = firstRules.find(({ when }) => when(answers)) ?? firstRules[0];
  return { route, rule: id };
}

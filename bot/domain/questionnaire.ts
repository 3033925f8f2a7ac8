/** The guide's one question, "What fits best?", in the order in which it is shown. */
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

/** The ticks below the question; none is fine. */
export const ticks = ['several', 'heard', 'hidden', 'punished', 'involved'] as const;
export type Tick = (typeof ticks)[number];

/** "Did you learn it through work?", preset to yes. */
export const throughWorkAnswers = ['yes', 'no'] as const;
export type ThroughWork = (typeof throughWorkAnswers)[number];

/** Asked only when a child, client, pupil or patient comes to harm: "by somebody who works here?" */
export const byStaffAnswers = ['yes', 'no', 'unknown'] as const;
export type ByStaff = (typeof byStaffAnswers)[number];

/** What an employee answered in the guide. `byStaff` is there exactly when `fit` is `harm`. */
export interface Answers {
  readonly fit: Fit;
  readonly ticks: readonly Tick[];
  readonly throughWork: ThroughWork;
  readonly byStaff?: ByStaff;
}

/** Whether the guide must ask by whom the harm comes before a route can be decided. */
export function asksByStaff(fit: Fit): boolean {
  return fit === 'harm';
}

/** Every combination of answers there is: the ground over which triage is total. */
export function* everyAnswer(): Generator<Answers> {
  for (const fit of fits) {
    for (const throughWork of throughWorkAnswers) {
      for (let mask = 0; mask < 2 ** ticks.length; mask++) {
        // Stryker disable next-line EqualityOperator: turned round, the same come in another order.
        const chosen = ticks.filter((_, bit) => (mask & (1 << bit)) !== 0);
        const answers = { fit, ticks: chosen, throughWork };
        if (!asksByStaff(fit)) yield answers;
        else for (const byStaff of byStaffAnswers) yield { ...answers, byStaff };
      }
    }
  }
}

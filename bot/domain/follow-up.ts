import type { Day } from './day';
import type { Id } from './ids';
import { limits } from './limits';

/**
 * What a follow-up keeps account of. A person is somebody named in the case, who is heard (directive article
 * 22) and told (GDPR article 14), nobody says why nobody is. An action is a step of the inquiry, evidence is
 * where something lies. A stored word stays.
 */
export const stepKinds = ['person', 'action', 'evidence', 'nobody'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One line of a case's follow-up. */
export interface CaseStep {
  readonly id: Id;
  readonly is: StepKind;
  /** A role or a word of the register, never a name; what is to be done; what lies where. */
  readonly what: string;
  /** The last day to tell the person, or to do it. */
  readonly by?: Day | undefined;
  readonly heardOn?: Day | undefined;
  /** The day on which the person was told, or it was done. */
  readonly doneOn?: Day | undefined;
  /** Why telling the person waits; may be empty. */
  readonly why: string;
  /** The day on which it was struck out: it stays with its days, and asks for nothing. */
  readonly struckOn?: Day | undefined;
}

export interface FollowUp {
  readonly steps?: readonly CaseStep[] | undefined;
}

/** The case with a step, in place of the earlier one with its id. One without words strikes that out. */
export function withStep<Of extends FollowUp>(known: Of, step: CaseStep): Of | 'steps_full' {
  const { steps = [] } = known;
  const isKnown = steps.some(({ id }) => id === step.id);
  const after = (one: CaseStep): CaseStep =>
    step.what === '' ? { ...one, struckOn: step.struckOn } : step;
  const kept = isKnown
    ? steps.map((one) => (one.id === step.id ? after(one) : one))
    : [...steps, step];
  return kept.length > limits.steps ? 'steps_full' : { ...known, steps: kept };
}

/** The first day by which something of that kind is left to do. */
export function firstLeft({ steps = [] }: FollowUp, kind: StepKind): Day | undefined {
  const left = steps.filter(
    ({ is, doneOn, struckOn }) => is === kind && doneOn === undefined && struckOn === undefined,
  );
  return left.flatMap(({ by }) => by ?? []).sort()[0];
}

/** Whether it is said who is named in the case, or that nobody is (GDPR article 14). */
export function saysWhoIsNamed({ steps = [] }: FollowUp): boolean {
  return steps.some(
    ({ is, struckOn }) => (is === 'person' || is === 'nobody') && struckOn === undefined,
  );
}

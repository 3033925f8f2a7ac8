import type { RedirectTarget } from './contacts';
import type { Answers } from './questionnaire';
import { triage } from './triage';

/** A duty of writer and readers to report elsewhere at once, next to the report. */
export type Duty = 'harm';
export type DeskDuty = Duty | 'injury';

/**
 * The duty that follows from a matter. Staff must report harm to a child, pupil, client or patient at once,
 * whoever does it.
 * The laws: SoL (2025:400) 19:1 and 27:2, skollagen 6:10, PSL 6:4. A report here does not fulfil that duty,
 * and its readers have it, too.
 */
export function dutyOf(answers: Answers | undefined): Duty | undefined {
  if (answers === undefined) return undefined;
  const { rule } = triage(answers);
  return answers.about === 'care' || rule === 'care_mistake' ? 'harm' : undefined;
}

/** The same for a desk, whose employer also reports a grave accident or near-miss (AML 3:3 a). */
export function deskDutyOf(answers: Answers | undefined): DeskDuty | undefined {
  if (answers !== undefined && triage(answers).rule === 'work_injury') return 'injury';
  return dutyOf(answers);
}

/** Redirect targets that the desk itself may have to tell, each by law (`ownDuties.<key>`). */
export const ownDuties = [
  'socialServices',
  'school',
  'deviations',
  'dataProtectionOfficer',
  'workInjury',
] as const satisfies readonly RedirectTarget[];

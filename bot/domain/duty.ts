import type { RedirectTarget } from './contacts';
import type { Answers } from './questionnaire';
import { type DeskDuty, hiddenIn } from './what-it-can-hide';

/** A duty of writer and readers to report elsewhere at once, next to the report. */
export type Duty = Extract<DeskDuty, 'harm'>;

/**
 * The writer's duty that follows from a matter. Staff must report harm to a child, pupil, client or patient
 * at once. A report here does not fulfil that duty.
 */
export function dutyOf(answers: Answers | undefined): Duty | undefined {
  return answers !== undefined && hiddenIn(answers).duties.includes('harm') ? 'harm' : undefined;
}

/** Redirect targets that the desk itself may have to tell, each by law (`ownDuties.<key>`). */
export const ownDuties = [
  'socialServices',
  'school',
  'deviations',
  'dataProtectionOfficer',
  'workInjury',
] as const satisfies readonly RedirectTarget[];

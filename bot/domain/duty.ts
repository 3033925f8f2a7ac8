import type { RedirectTarget } from './contacts';
import type { Answers } from './questionnaire';
import { triage } from './triage';

/** A duty to tell somebody at once, which stands beside the report, for its writer and for its receivers. */
export type Duty = 'harm';

/**
 * The duty that a matter brings with it. Where a child, pupil, client or patient comes to harm, whoever works
 * there must tell it at once (SoL (2025:400) 19:1 and 27:2, skollagen 6:10, PSL 6:4): a report here does not
 * do it, and it begins anew for those who read of it.
 */
export function dutyOf(answers: Answers | undefined): Duty | undefined {
  if (answers === undefined) return undefined;
  const { rule } = triage(answers);
  return rule.startsWith('harm_') || rule === 'care_mistake' ? 'harm' : undefined;
}

/** Where a desk that redirects somebody may have to tell it, too, each with its law (`ownDuties.<key>`). */
export const ownDuties = [
  'socialServices',
  'school',
  'deviations',
  'dataProtectionOfficer',
  'workInjury',
] as const satisfies readonly RedirectTarget[];

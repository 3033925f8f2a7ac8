import { type Answers, type GuideRule, ruleOf } from './questionnaire';
import type { Route } from './route';

/** Where each rule leads. Its basis in law is a text of the record: `bases.<rule>`. */
export const routeOf: Readonly<Record<GuideRule, Route>> = {
  gain: 'whistleblowing',
  cheating: 'whistleblowing',
  danger: 'whistleblowing',
  data_misuse: 'whistleblowing',
  hushed_up: 'whistleblowing',
  reprisal: 'whistleblowing',
  harm_by_staff: 'whistleblowing',
  harm_unclear: 'handlers_decide',
  life: 'handlers_decide',
  several_treated: 'handlers_decide',
  doubt: 'handlers_decide',
  security: 'handlers_decide',
  own_terms: 'hr',
  surroundings: 'hr',
  theft: 'responsible_unit',
  new_danger: 'responsible_unit',
  work_injury: 'responsible_unit',
  care_mistake: 'responsible_unit',
  data_slip: 'responsible_unit',
  child_elsewhere: 'responsible_unit',
  adult_elsewhere: 'responsible_unit',
  among_each_other: 'responsible_unit',
  repair: 'fault_report',
  opinion: 'complaint',
};

/** The bot's decision and its rule. The rule's sentence is in the texts, under `rules.<rule>`. */
export interface Verdict {
  readonly route: Route;
  readonly rule: GuideRule;
}

/** Every rule ever stored as advice. */
export const ruleIds = Object.keys(routeOf) as readonly GuideRule[];

/** Decides where a matter belongs. Total: every combination of answers has exactly one route. */
export function triage(answers: Answers): Verdict {
  const rule = ruleOf(answers);
  return { route: routeOf[rule], rule };
}

/**
 * Whether a matter may be sent to HR. Not when top management, HR or a receiver is involved (VBL 5:5). Never
 * a matter for a responsible unit, which is told today.
 */
export function mayGoToHr(answers: Answers): boolean {
  return triage(answers).route === 'hr' && !isAnyoneInvolved(answers);
}

/** Whether the reporter named top management, HR or a receiver as involved. */
export function isAnyoneInvolved(answers: Answers): boolean {
  return answers.involved.length > 0;
}

/** Whether somebody may die or be gravely hurt: such a report is urgent. */
export function isLifeAtStake(answers: Answers): boolean {
  return ruleOf(answers) === 'life';
}

/** Whether somebody may be hurt: then a report waits for a week only if the reporter says so. */
export function mayHurt(answers: Answers): boolean {
  return harmful.includes(ruleOf(answers));
}

const harmful: readonly GuideRule[] = [
  'life',
  'danger',
  'new_danger',
  'harm_by_staff',
  'harm_unclear',
  'among_each_other',
  'child_elsewhere',
  'adult_elsewhere',
];

/** Whether somebody should talk to a handler, and write nothing (VBL 1:3). */
export function isToTalk(answers: Answers): boolean {
  return ruleOf(answers) === 'security';
}

import { type Answers, type GuideRule, ruleOf } from './questionnaire';
import type { Route } from './route';

interface Rule {
  readonly route: Route;
  /** The law or page behind the rule. VBL = lag (2021:890), OSL = lag (2009:400). */
  readonly basis: string;
}

const page = 'Visselblåsarsidan';

/** Where each rule leads, and why. */
export const rules: Readonly<Record<GuideRule, Rule>> = {
  gain: { route: 'whistleblowing', basis: `VBL 1:2; ${page}: ekonomiska brott, egen vinning` },
  cheating: { route: 'whistleblowing', basis: `VBL 1:2; ${page}: stora avvikelser, dölja` },
  danger: { route: 'whistleblowing', basis: `VBL 1:2; ${page}: säkerhetsbrister, miljöregler` },
  data_misuse: { route: 'whistleblowing', basis: `VBL 1:2; ${page}: brott mot sekretess` },
  hushed_up: { route: 'whistleblowing', basis: `VBL 1:2; ${page}: försök att dölja` },
  reprisal: { route: 'whistleblowing', basis: 'VBL 3:1' },
  harm_by_staff: {
    route: 'whistleblowing',
    basis: 'VBL 1:2; SoL (2025:400) 19:1, 27:2; skollagen 6:10',
  },
  harm_unclear: { route: 'handlers_decide', basis: 'VBL 5:5; SoL (2025:400) 27:2' },
  life: { route: 'handlers_decide', basis: 'VBL 1:2, 5:5; AML 3:2 a, 3:4' },
  several_treated: { route: 'handlers_decide', basis: 'VBL 1:2, 5:5' },
  doubt: { route: 'handlers_decide', basis: 'VBL 5:5' },
  security: { route: 'handlers_decide', basis: 'VBL 1:3' },
  own_terms: {
    route: 'hr',
    basis: `AML 3:2 a; diskrimineringslagen 2:3; ${page}: en enskild person`,
  },
  surroundings: { route: 'hr', basis: 'AML 3:2 a, 6:4' },
  theft: { route: 'responsible_unit', basis: 'Brottsbalken 8:1' },
  new_danger: { route: 'responsible_unit', basis: 'AML 3:2 a, 3:4' },
  work_injury: { route: 'responsible_unit', basis: 'AML 3:2 a, 3:3 a' },
  care_mistake: {
    route: 'responsible_unit',
    basis: 'SoL (2025:400) 27:2; PSL 6:4; skollagen 6:10',
  },
  data_slip: { route: 'responsible_unit', basis: 'GDPR art. 33' },
  child_elsewhere: { route: 'responsible_unit', basis: 'SoL (2025:400) 19:1' },
  adult_elsewhere: { route: 'responsible_unit', basis: 'SoL (2025:400): socialnämndens ansvar' },
  among_each_other: { route: 'responsible_unit', basis: 'Skollagen 6:10; SoL (2025:400) 27:2' },
  repair: { route: 'fault_report', basis: `${page}: felanmälan` },
  opinion: { route: 'complaint', basis: `${page}: synpunkter` },
};

/** The bot's decision and its rule. The rule's sentence is in the texts, under `rules.<rule>`. */
export interface Verdict {
  readonly route: Route;
  readonly rule: GuideRule;
}

/** Every rule ever stored as advice. */
export const ruleIds = Object.keys(rules) as readonly GuideRule[];

/** Decides where a matter belongs. Total: every combination of answers has exactly one route. */
export function triage(answers: Answers): Verdict {
  const rule = ruleOf(answers);
  return { route: rules[rule].route, rule };
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

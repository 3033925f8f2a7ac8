import type { Fit } from '../bot/domain/questionnaire';
import { isFiledDirectly, type RuleId, rules } from '../bot/domain/triage';
import type { HrWay, OtherRoute, ReporterView } from '../bot/domain/view';
import type { Line, Speech } from './speech';
import type { TextKey } from './texts';

type VerdictView = Extract<ReporterView, { name: 'verdict' }>;

/** The rule in one sentence with its basis; then equal ways for the reporter, or a unit's contact. */
export function verdictValues(view: VerdictView, speech: Speech): object {
  const { say } = speech;
  const { route, rule } = view;
  return {
    rule: say(`rules.${rule}`),
    basis: isBased(rule) ? say('verdict.basis', { basis: say(`bases.${rule}`) }) : '',
    ...(route === 'hr' ? towardsHr(view.hr, speech) : elsewhere(route, view.fit, speech)),
  };
}

/** Others who help with a matter about one person. Nobody is sent away without an address. */
export function othersValues({ lines }: Speech): object {
  const helpers = lines(['managersManager', 'safetyRepresentative', 'union', 'occupationalHealth']);
  return { contacts: helpers.length === 0 ? lines(['phone']) : helpers };
}

/** Three equal ways while HR is there, else two. Where HR may be involved, nothing of HR is shown. */
function towardsHr(hr: HrWay, { lines }: Speech): object {
  return {
    towardsHr: true,
    elsewhere: false,
    aboutHr: hr !== 'withheld',
    offersHr: hr === 'offered',
    hrEmpty: hr === 'empty',
    contacts: hr === 'empty' ? lines(['hr']) : [],
  };
}

type Elsewhere = Exclude<OtherRoute, 'hr'>;

function elsewhere(route: Elsewhere, fit: Fit, speech: Speech): object {
  const contacts = contactsOf(route, fit, speech);
  const { say, lines } = speech;
  return {
    towardsHr: false,
    elsewhere: true,
    aboutHr: false,
    offersHr: false,
    hrEmpty: false,
    what: say(contacts.length === 0 ? 'verdict.nobody' : adviceOf(route, fit)),
    contacts: contacts.length === 0 ? lines(['phone']) : contacts,
  };
}

function contactsOf(route: Elsewhere, fit: Fit, speech: Speech): Line[] {
  switch (route) {
    case 'responsible_unit':
      return (fit === 'harm' ? unitsOfHarm : unitsOfMistakes).flatMap((unit) =>
        lineOfMatter(unit, speech),
      );
    case 'complaint':
      return speech.lines(['complaints']);
    case 'fault_report':
      return speech.lines(['faultReports']);
  }
}

function adviceOf(route: Elsewhere, fit: Fit): TextKey {
  if (route === 'responsible_unit') return fit === 'harm' ? 'verdict.harm' : 'verdict.mistake';
  return `verdict.${route}`;
}

const unitsOfHarm = ['socialServices', 'school', 'deviations'] as const;
const unitsOfMistakes = ['deviations', 'dataProtectionOfficer'] as const;
type Unit = (typeof unitsOfHarm | typeof unitsOfMistakes)[number];

/** One line for each kind of matter: what it is about, then who takes it. */
function lineOfMatter(unit: Unit, { say, lines }: Speech): Line[] {
  const label = `${say(`matters.${unit}`)}: `;
  // Deviations are told to a system or to who is in charge: the contact's name says no more than the matter.
  const who = unit === 'deviations' ? '' : `${say(`contacts.${unit}`)}, `;
  return lines([unit]).map(({ value }) => ({ label, value: `${who}${value}` }));
}

/** A rule that leads to another way, and so tells the reader what it stands on. */
type Based = Extract<(typeof rules)[number], { readonly route: OtherRoute }>['id'];

function isBased(rule: RuleId): rule is Based {
  return rules.some(({ id, route }) => id === rule && !isFiledDirectly(route));
}

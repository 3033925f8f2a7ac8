import type { ContactKey } from '../bot/domain/contacts';
import type { OtherRoute, ReporterView } from '../bot/domain/view';
import type { Speech } from './speech';
import type { TextKey } from './texts';

type VerdictView = Extract<ReporterView, { name: 'verdict' }>;

/** The rule in one sentence with its basis, what to do, and whom to contact. */
export function verdictValues(view: VerdictView, { say, lines }: Speech): object {
  const { route, rule } = view;
  const contacts = lines(contactsOf(view));
  const offersHr = route === 'hr' && !view.hrInvolved && lines(['hr']).length > 0;
  return {
    rule: say(`rules.${rule}`),
    basis: isBased(rule) ? say('verdict.basis', { basis: say(`bases.${rule}`) }) : '',
    what: contacts.length === 0 ? say('verdict.nobody') : say(adviceOf(view)),
    // Nobody is sent away without an address: the phone is always there.
    contacts: contacts.length === 0 ? lines(['phone']) : contacts,
    hasSecrecy: offersHr,
    secrecy: say('verdict.hrSecrecy'),
  };
}

const contactsByRoute = {
  hr: ['managersManager', 'hr', 'safetyRepresentative', 'union', 'occupationalHealth'],
  responsible_unit: ['deviations', 'dataProtectionOfficer'],
  complaint: ['complaints'],
  fault_report: ['faultReports'],
} as const satisfies Record<OtherRoute, readonly ContactKey[]>;

function contactsOf({ route, fit, hrInvolved }: VerdictView): readonly ContactKey[] {
  if (route === 'responsible_unit' && fit === 'harm') {
    return ['socialServices', 'school', 'deviations'];
  }
  return contactsByRoute[route].filter((key) => key !== 'hr' || !hrInvolved);
}

function adviceOf({ route, fit }: VerdictView): TextKey {
  if (route === 'responsible_unit') return fit === 'harm' ? 'verdict.harm' : 'verdict.mistake';
  return `verdict.${route}`;
}

/** The rules that lead to another way, and so tell the reader what they stand on. */
const based = [
  'outside_broken',
  'outside_harm',
  'outside_view',
  'harm_elsewhere',
  'mistake',
  'broken',
  'view',
  'treatment_single',
] as const;

function isBased(rule: string): rule is (typeof based)[number] {
  return based.some((known) => known === rule);
}

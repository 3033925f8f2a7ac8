import type { Desk } from './ids';

export const requiredContacts = ['phone', 'meeting', 'outsideContact'] as const;

const contacts = [
  requiredContacts,
  ['hr', 'managersManager', 'safetyRepresentative', 'union', 'occupationalHealth'],
  ['dataProtectionOfficer', 'securityProtectionManager', 'socialServices', 'school', 'deviations'],
  ['complaints', 'faultReports', 'webForm', 'adultConcern', 'workInjury', 'police'],
  ['equalityOmbudsman', 'independentAdvice', 'crisisSupport'],
] as const;

/** Whom a person can be pointed to. Views leave out those that are unset. */
export const contactKeys = contacts.flat();
export type ContactKey = (typeof contactKeys)[number];

/** The contacts in one language: who it is and how to reach them, in one line each. */
export type Contacts = Readonly<
  Record<(typeof requiredContacts)[number], string> & Partial<Record<ContactKey, string>>
>;

const targets = [
  ['managersManager', 'hr', 'safetyRepresentative', 'union', 'occupationalHealth', 'complaints'],
  ['faultReports', 'socialServices', 'school', 'deviations', 'dataProtectionOfficer'],
  ['adultConcern', 'workInjury', 'equalityOmbudsman', 'independentAdvice', 'crisisSupport'],
] as const satisfies readonly (readonly ContactKey[])[];

/** To whom a desk can redirect a reporter, each with a ready text under `redirect.<key>`. */
export const redirectTargets = targets.flat();
export type RedirectTarget = (typeof redirectTargets)[number];

/** The targets of a desk: HR does not redirect to itself. */
export function redirectTargetsOf(desk: Desk): readonly RedirectTarget[] {
  return desk === 'hr' ? redirectTargets.filter((target) => target !== 'hr') : redirectTargets;
}

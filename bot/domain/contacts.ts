import type { Desk } from './ids';

/** Whom a person can be pointed to. The first three must be set; views leave out others while unset. */
export const contactKeys = [
  'phone',
  'meeting',
  'outsideContact',
  'hr',
  'managersManager',
  'safetyRepresentative',
  'union',
  'occupationalHealth',
  'dataProtectionOfficer',
  'securityProtectionManager',
  'socialServices',
  'school',
  'deviations',
  'complaints',
  'faultReports',
  'webForm',
  'adultConcern',
  'workInjury',
  'police',
  'equalityOmbudsman',
  'independentAdvice',
  'crisisSupport',
] as const;
export type ContactKey = (typeof contactKeys)[number];

export const requiredContacts = ['phone', 'meeting', 'outsideContact'] as const;

/** One language's contacts: who it is and how to reach them, in one line each. */
export type Contacts = Readonly<
  Record<(typeof requiredContacts)[number], string> & Partial<Record<ContactKey, string>>
>;

/** To whom a desk can redirect a reporter, each with a ready text under `redirect.<key>`. */
export const redirectTargets = [
  'managersManager',
  'hr',
  'safetyRepresentative',
  'union',
  'occupationalHealth',
  'complaints',
  'faultReports',
  'socialServices',
  'school',
  'deviations',
  'dataProtectionOfficer',
  'adultConcern',
  'workInjury',
  'equalityOmbudsman',
  'independentAdvice',
  'crisisSupport',
] as const satisfies readonly ContactKey[];
export type RedirectTarget = (typeof redirectTargets)[number];

/** To whom a desk redirects: HR does not redirect to itself. */
export function redirectTargetsOf(desk: Desk): readonly RedirectTarget[] {
  return desk === 'hr' ? redirectTargets.filter((target) => target !== 'hr') : redirectTargets;
}

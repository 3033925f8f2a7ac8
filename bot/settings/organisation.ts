import { createRequire } from 'node:module';
import { z } from 'zod/v4';
import type * as Archive from '../documents/archive-package';
import { type Disposal, readDisposal } from '../domain/disposal';
import { type Desk, desks, type Locale } from '../domain/ids';
import { limits } from '../domain/limits';
import { type DeskSections, parseSection, type Section, usualSections } from '../domain/secrecy';
import { type ContactsFile, readContactsFile } from './contacts-file';
import {
  anyText,
  choiceOf,
  readOr,
  splitList,
  webAddress,
  weekday,
  weekdays,
  wholeNumber,
} from './values';

export const contacts = anyText.transform((path, context): ContactsFile => {
  const read = readContactsFile(path);
  if (read.kind === 'contacts') return read.contacts;
  for (const problem of read.problems) context.addIssue(`: ${problem}`);
  return z.NEVER;
});

export const passChoice = choiceOf('at-once', 'daily', 'weekly');

const notDisposal = `must be the number of the disposal decision and its months after closing, ${limits.leastTerm} to ${limits.retentionMonths}, such as KS 2026/12 24, or preserve where none was made`;

export const disposal = readOr<Disposal>(notDisposal, readDisposal);

/** What each organisation says of itself. There is no default. */
export const whose = {
  contacts: ['VISSLA_CONTACTS', contacts],
  pass: ['VISSLA_PASSES', passChoice],
  organisation: ['VISSLA_ORGANISATION', anyText],
  website: ['VISSLA_WEBSITE_URL', webAddress],
  privacy: ['VISSLA_PRIVACY_URL', webAddress],
  disposalWhistleblowing: ['VISSLA_DISPOSAL_WHISTLEBLOWING', disposal],
  disposalHr: ['VISSLA_DISPOSAL_HR', disposal],
} as const;

/** A language of the bot's, with a default. */
export const localeOr = (otherwise: Locale): z.ZodDefault<z.ZodType<Locale>> =>
  choiceOf('sv', 'en').default(otherwise);

/** Two of the days from Monday to Friday, as numbers: 1 is Monday. */
const twoWeekdays = readOr<readonly number[]>(
  'must be two days from monday to friday, separated by a comma',
  (value) => {
    const numbers = splitList(value).map((name) => weekdays.findIndex((one) => one === name) + 1);
    const areTwo = numbers.length === 2 && numbers[0] !== numbers[1];
    const areFine = areTwo && numbers.every((number) => number >= 1 && number <= 5);
    return areFine ? Object.freeze(numbers) : undefined;
  },
);

const notSections = `must be whistleblowing= and hr=, each with at most ${limits.deskSections} sections such as 32:3b-1, 21:1`;

/** `whistleblowing=32:3b-1,21:1; hr=39:1`. An unnamed desk keeps the usual ones. */
const deskSections = readOr<DeskSections>(notSections, (value) => {
  const read: Partial<Record<Desk, readonly Section[]>> = {};
  for (const part of value.split(';')) {
    const [name = '', listed = ''] = part.split('=').map((one) => one.trim());
    const desk = desks.find((known) => known === name);
    const found = splitList(listed).map(parseSection);
    const known = found.filter((one) => one !== undefined);
    const isOdd = known.length < found.length || known.length > limits.deskSections;
    if (desk === undefined || read[desk] !== undefined || isOdd) return undefined;
    read[desk] = Object.freeze([...new Set(known)]);
  }
  return Object.freeze({ ...usualSections, ...read });
});

/** A public key of age, such as an archive has. A private key in its place is refused, and not repeated. */
const archiveKey = anyText.refine((value) => {
  // Its library takes longer to load than all other settings: it is loaded where a key is set.
  const { isArchiveKey } = createRequire(__filename)(
    '../documents/archive-package',
  ) as typeof Archive;
  return isArchiveKey(value);
}, 'must be a public key of age, which begins with age1');

/** Separated by semicolons: a company's name may have a comma. */
const parties = anyText
  .transform((value) => [...new Set(value.split(';').map((name) => name.trim()))])
  .refine(
    (names) => names.length > 1 && names.length <= 20 && names.every(isPartyName),
    'must be 2 to 20 names of at most 40 characters, separated by semicolons',
  );

function isPartyName(name: string): boolean {
  return name !== '' && name !== 'none' && Array.from(name).length <= limits.numberCharacters;
}

/** What it decides of how reports are handled; most of it has a default. */
export const handling = {
  /** For people whose messenger names no language. */
  locale: ['VISSLA_LOCALE', localeOr('sv')],
  passHour: ['VISSLA_PASS_HOUR', wholeNumber(0, 23).default(limits.passHour)],
  /** What must not wait a week comes each day. */
  passWeekday: ['VISSLA_PASS_WEEKDAY', weekday.prefault('tuesday')],
  /** Who decided on a weekly pass, and when: production refuses to start without it. */
  passDecided: ['VISSLA_PASS_DECIDED', anyText.optional()],
  reminderDays: ['VISSLA_REMINDER_DAYS', twoWeekdays.prefault('monday,thursday')],
  hrAnswerDays: ['VISSLA_HR_ANSWER_DAYS', wholeNumber(1, 30).default(limits.hrAnswerDays)],
  meetingDays: ['VISSLA_MEETING_DAYS', wholeNumber(1, 30).default(limits.meetingDays)],
  /** The board that a copy names (OSL 5:5); the organisation if none is set. */
  authority: ['VISSLA_AUTHORITY', anyText.optional()],
  refusalMonths: ['VISSLA_REFUSAL_MONTHS', wholeNumber(1, 24).default(limits.refusalMonths)],
  /** The sections of the secrecy act by which each desk redacts a copy. */
  secrecy: ['VISSLA_SECRECY', deskSections.optional()],
  /** Public; the archive's packages are sealed to it. */
  archiveKey: ['VISSLA_ARCHIVE_KEY', archiveKey.optional()],
  employees: ['VISSLA_EMPLOYEES', wholeNumber(1, 99_999).optional()],
  /** The organisations that share the channel (VBL 5:4), of which a case is about one. */
  parties: ['VISSLA_PARTIES', parties.optional()],
} as const;

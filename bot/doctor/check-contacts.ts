import { type ContactKey, contactKeys } from '../domain/contacts';
import type { Locale } from '../domain/ids';
import type { ContactsFile } from '../settings/contacts-file';
import { type Finding, fine, warning, wrong } from './finding';

const locales: readonly Locale[] = ['sv', 'en'];

/** Hosts that belong to nobody (RFC 2606, RFC 6761), among them the trial's own. */
const nobodysHost =
  /(?:[\w-]\.(?:example|test|invalid)|(?<![\w-])example\.(?:com|net|org))(?![\w-]|\.\w)/i;

/**
 * Numbers that are given to nobody (PTS, numbers for use in films and books), all of the trial's among them:
 * 031-390 06 00 to 99, 040-628 04 00 to 99, 08-465 004 00 to 99, 0980-319 200 to 299 and 070-174 06 05 to 99.
 */
const nobodysNumber = /(?:0|46)(?:3139006|4062804|8465004|9803192|7017406)\d\d/;

/** What somebody can call: longer than a postcode and than a short number such as 113 13. */
const number = /[0+]\d{4}|\d{6}/;

/** A line without what is written between the digits of a number. */
const compact = (line: string): string => line.replace(/[\s()-]/g, '');

/**
 * Looks at the contacts as a person would who uses them: a number to call, addresses with a host, both
 * languages alike, and in production none that was invented. What may be right after all is a warning.
 */
export function checkContacts(
  contacts: ContactsFile,
  kind: 'trial' | 'production',
): readonly Finding[] {
  const findings = [
    ...contactKeys.flatMap((key) => inBothLanguages(contacts, key)),
    ...locales.flatMap((locale) => [
      ...(kind === 'production' ? invented(contacts, locale) : []),
      ...linesOf(contacts, locale).flatMap(({ key, line }) =>
        checkLine(`${locale}.${key}`, key, line),
      ),
    ]),
  ];
  if (findings.length > 0) return findings;
  const left = contactKeys.filter((key) => contacts.sv[key] === undefined);
  const shown = contactKeys.length - left.length;
  const without = left.length === 0 ? '' : ` Shown to nobody: ${left.join(', ')}.`;
  return [fine('contacts', `${shown} of ${contactKeys.length}, in both languages.${without}`)];
}

function linesOf(
  contacts: ContactsFile,
  locale: Locale,
): readonly { readonly key: ContactKey; readonly line: string }[] {
  return contactKeys.flatMap((key) => {
    const line = contacts[locale][key];
    return line === undefined ? [] : [{ key, line }];
  });
}

/** One finding a language: until somebody writes the real ones, all of them are invented. */
function invented(contacts: ContactsFile, locale: Locale): readonly Finding[] {
  const keys = linesOf(contacts, locale)
    .filter(({ line }) => nobodysHost.test(line) || nobodysNumber.test(compact(line)))
    .map(({ key }) => `${locale}.${key}`);
  if (keys.length === 0) return [];
  return [
    wrong('contacts', `Invented, as the trial's are: ${keys.join(', ')}. Write the real ones.`),
  ];
}

function inBothLanguages(contacts: ContactsFile, key: ContactKey): readonly Finding[] {
  const [there, missing] = contacts.sv[key] === undefined ? ['en', 'sv'] : ['sv', 'en'];
  if ((contacts.sv[key] === undefined) === (contacts.en[key] === undefined)) return [];
  return [
    wrong(
      'contacts',
      `${missing}.${key} is missing, but ${there}.${key} is there: nobody sees it. Write it in both languages.`,
    ),
  ];
}

function checkLine(name: string, key: ContactKey, line: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (key === 'phone' && !number.test(compact(line))) {
    // A short number can be called, and so can what only looks like a postcode.
    findings.push(
      (/\d{3}/.test(line) ? warning : wrong)(
        'contacts',
        `${name} holds no telephone number, but people are told to call it. Write one.`,
      ),
    );
  }
  if (/\S@/.test(line) && !/[\p{L}\d.+_-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u.test(line)) {
    findings.push(warning('contacts', `${name}: the address is incomplete. Correct it.`));
  }
  if (/\bhttp:\/\//i.test(line)) {
    findings.push(
      warning(
        'contacts',
        `${name}: the page is not https; others can see who reads it. Change it.`,
      ),
    );
  }
  return findings;
}

import type { ContactsFile } from '../../contacts-file';
import { type ContactKey, contactKeys } from '../../domain/contacts';
import type { Locale } from '../../domain/ids';
import { type Finding, fine, warning, wrong } from './finding';

const locales: readonly Locale[] = ['sv', 'en'];

/** Hosts that belong to nobody (RFC 2606, RFC 6761), among them the trial's own. */
const nobodysHost = /[\w-]+\.(?:example|test|invalid)\b|\bexample\.(?:com|net|org)\b/i;

/**
 * Numbers that are given to nobody (PTS, numbers for use in films and books), all of the trial's among them:
 * 031-390 06 00 to 99, 040-628 04 00 to 99, 08-465 004 00 to 99, 0980-319 200 to 299 and 070-174 06 05 to 99.
 */
const nobodysNumber =
  /^(?:0313900[6]\d\d|0406280[4]\d\d|0846500[4]\d\d|09803192\d\d|07017406\d\d)$/;

const digitGroups = /(?:\+|\b)\d[\d\s()-]{2,}\d\b/g;

/**
 * Looks at the contacts as a person would who dials them: numbers of a possible length, addresses with a host, both
 * languages alike, and in production none that was invented.
 */
export function checkContacts(
  contacts: ContactsFile,
  kind: 'trial' | 'production',
): readonly Finding[] {
  const findings = [
    ...contactKeys.flatMap((key) => inBothLanguages(contacts, key)),
    ...locales.flatMap((locale) =>
      contactKeys.flatMap((key) => {
        const line = contacts[locale][key];
        return line === undefined ? [] : checkLine(`${locale}.${key}`, key, line, kind);
      }),
    ),
  ];
  if (findings.some(({ kind }) => kind !== 'fine')) return findings;
  const left = contactKeys.filter((key) => contacts.sv[key] === undefined);
  const shown = contactKeys.length - left.length;
  const without = left.length === 0 ? '' : ` Shown to nobody: ${left.join(', ')}.`;
  return [fine('contacts', `${shown} of ${contactKeys.length}, in both languages.${without}`)];
}

function inBothLanguages(contacts: ContactsFile, key: ContactKey): readonly Finding[] {
  const [there, missing] = contacts.sv[key] === undefined ? ['en', 'sv'] : ['sv', 'en'];
  if ((contacts.sv[key] === undefined) === (contacts.en[key] === undefined)) return [];
  return [
    wrong(
      'contacts',
      `${missing}.${key} is missing, but ${there}.${key} is there: nobody is shown it. Write it in both languages.`,
    ),
  ];
}

function checkLine(
  name: string,
  key: ContactKey,
  line: string,
  kind: 'trial' | 'production',
): readonly Finding[] {
  const numbers = numbersIn(line);
  const findings: Finding[] = [];
  const invented = nobodysHost.test(line) || numbers.some((number) => nobodysNumber.test(number));
  if (invented && kind === 'production') {
    findings.push(
      wrong('contacts', `${name} is invented, as the trial's are. Write the real one.`),
    );
  }
  for (const [index, number] of numbers.entries()) {
    if (isPossible(number)) continue;
    findings.push(
      wrong(
        'contacts',
        `${name}: number ${index + 1} has ${number.length} digits, which nobody can dial. Correct it.`,
      ),
    );
  }
  if (key === 'phone' && numbers.length === 0) {
    findings.push(
      wrong(
        'contacts',
        `${name} holds no telephone number; people are told to call it. Write one.`,
      ),
    );
  }
  if (/\S@/.test(line) && !/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.test(line)) {
    findings.push(wrong('contacts', `${name}: the address is not a whole one. Correct it.`));
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

/** What somebody would dial, as a Swede dials it. Postcodes, hours and 112 are left out. */
function numbersIn(line: string): readonly string[] {
  return [...line.matchAll(digitGroups)]
    .map(([group]) => group.replace(/[^\d+]/g, '').replace(/^(?:\+|00)46/, '0'))
    .filter((number) => (/^[0+]/.test(number) ? number.length >= 5 : number.length >= 6));
}

/** Swedish numbers have eight to ten digits with their zero; others, with + or 00, at most fifteen (ITU E.164). */
function isPossible(number: string): boolean {
  if (number.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(number);
  if (number.startsWith('00')) return /^00[1-9]\d{6,14}$/.test(number);
  // 020 and 0771 may be short, and a number without its area code is dialled from the same area.
  return /^0\d{7,9}$/.test(number) || /^[1-9]\d{5,7}$/.test(number);
}

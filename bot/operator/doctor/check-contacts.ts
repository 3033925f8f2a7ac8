import { type ContactKey, contactKeys } from '../../domain/contacts';
import type { Locale } from '../../domain/ids';
import type { ContactsFile } from '../../settings/contacts-file';
import { sayNoWrittenWay, type WrittenWays } from '../../settings/written-way';
import { type Findings, findingsOf, orFine, reportsOf } from './finding';

const { fine, warning, wrong } = reportsOf('contacts');

const locales: readonly Locale[] = ['sv', 'en'];

/** RFC 2606 and RFC 6761; the trial's own are among them. */
const nobodysHost =
  /(?:[\w-]\.(?:example|test|invalid)|(?<![\w-])example\.(?:com|net|org))(?![\w-]|\.\w)/i;

/**
 * PTS, numbers for use in films and books; all of the trial's are among them: 031-390 06 00 to 99, 040-628 04
 * 00 to 99, 08-465 004 00 to 99, 0980-319 200 to 299 and 070-174 06 05 to 99.
 */
const nobodysNumber = /(?:0|46)(?:3139006|4062804|8465004|9803192|7017406)\d\d/;

/** Longer than a postcode and than a short number such as 113 13. */
const number = /[0+]\d{4}|\d{6}/;

/** A line without what is written between the digits of a number. */
const compact = (line: string): string => line.replace(/[\s()-]/g, '');

/**
 * Looks at the contacts as a reader would who uses them: a number to call, addresses with a host, both
 * languages alike, and in production none that was invented. A possible fault is a warning.
 * @param path where they are in production; the trial's come with the program
 */
export function checkContacts(ways: WrittenWays, path: string | undefined): Findings {
  const { contacts } = ways;
  const lack = path === undefined ? undefined : sayNoWrittenWay(ways);
  const left = contactKeys.filter((key) => contacts.sv[key] === undefined);
  const shown = contactKeys.length - left.length;
  const without = left.length === 0 ? '' : ` Shown to nobody: ${left.join(', ')}.`;
  return orFine(
    [
      ...contactKeys.flatMap((key) => inBothLanguages(contacts, key)),
      ...findingsOf(lack !== undefined && warning(lack)),
      ...locales.flatMap((locale) => {
        const lines = contactKeys.flatMap((key) => {
          const line = contacts[locale][key];
          return line === undefined ? [] : [{ key, name: `${locale}.${key}`, line }];
        });
        // One finding a language: until the real contacts are written, all of them are invented.
        const invented = lines.filter(
          ({ line }) => nobodysHost.test(line) || nobodysNumber.test(compact(line)),
        );
        return findingsOf(
          path !== undefined &&
            invented.length > 0 &&
            wrong(
              `Invented, as the trial's are: ${invented.map(({ name }) => name).join(', ')}. Write the real ones into ${path}.`,
            ),
          ...lines.map(checkLine),
        );
      }),
    ],
    fine(`${shown} of ${contactKeys.length}, in both languages.${without}`),
  );
}

function inBothLanguages(contacts: ContactsFile, key: ContactKey): Findings {
  const [there, missing] = contacts.sv[key] === undefined ? ['en', 'sv'] : ['sv', 'en'];
  if ((contacts.sv[key] === undefined) === (contacts.en[key] === undefined)) return [];
  return wrong(
    `${missing}.${key} is missing, but ${there}.${key} is there: nobody sees it. Write it in both languages.`,
  );
}

function checkLine({
  key,
  name,
  line,
}: Readonly<Record<'key' | 'name' | 'line', string>>): Findings {
  const lacksNumber = key === 'phone' && !number.test(compact(line));
  const isCut = /\S@/.test(line) && !/[\p{L}\d.+_-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u.test(line);
  return findingsOf(
    lacksNumber &&
      // A short number can be called, and so can one that only looks like a postcode.
      (/\d{3}/.test(line) ? warning : wrong)(
        `${name} holds no telephone number, but people are told to call it. Write one.`,
      ),
    isCut && warning(`${name}: the address is incomplete. Correct it.`),
    /\bhttp:\/\//i.test(line) &&
      warning(`${name}: the page is not https; others can see who reads it. Change it.`),
  );
}

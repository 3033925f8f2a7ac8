import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';
import { attempt } from '../domain/attempt';
import { type Contacts, contactKeys, requiredContacts } from '../domain/contacts';
import type { Locale } from '../domain/ids';

/** Written by the office that runs the bot. */
export type ContactsFile = Readonly<Record<Locale, Contacts>>;

export type ReadContacts =
  | { readonly kind: 'contacts'; readonly contacts: ContactsFile }
  /** One sentence per fault, each naming a key of the file and no value. */
  | { readonly kind: 'faulty'; readonly problems: readonly string[] };

const noLine = 'is not one line of text';
/** A missing one is said to be missing, and not to be faulty. */
const error = ({ input }: { readonly input?: unknown }): string =>
  input === undefined ? 'is missing' : noLine;

const line = z
  .string({ error })
  .trim()
  .min(1, noLine)
  .max(300, noLine)
  .regex(/^[^\p{Cc}]*$/u, noLine);

const contacts = z.strictObject(
  {
    ...Object.fromEntries(contactKeys.map((key) => [key, line.optional()])),
    ...Object.fromEntries(requiredContacts.map((key) => [key, line])),
  },
  { error },
);

const file = z.strictObject({ sv: contacts, en: contacts }, { error });

/** `{ "sv": { "phone": "...", ... }, "en": { ... } }`. */
export function readContactsFile(path: string): ReadContacts {
  // Some editors add a byte order mark, which is no part of JSON.
  const text = attempt(() => readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  if (text === undefined) return { kind: 'faulty', problems: ['the file cannot be read'] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // Contacts are public: the parser may quote them.
    return { kind: 'faulty', problems: [`the file is not JSON: ${(error as Error).message}`] };
  }
  const parsed = file.safeParse(json);
  if (parsed.success) return { kind: 'contacts', contacts: parsed.data as ContactsFile };
  return { kind: 'faulty', problems: parsed.error.issues.flatMap(describe) };
}

function describe(issue: z.core.$ZodIssue): readonly string[] {
  const at = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${[...at, printable(key)].join('.')} is not a contact`);
  return [`${at.length === 0 ? 'the file' : at.join('.')} ${issue.message}`];
}

/** Names a key of the file, but never at length: it may be a value that slipped a line. */
function printable(key: string): string {
  return /^\w{1,40}$/.test(key) ? key : JSON.stringify(key.slice(0, 40));
}

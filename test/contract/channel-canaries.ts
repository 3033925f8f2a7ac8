import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldName } from '../../bot/domain/fields';
import { canariesIn, digestsOf, formsOf, secretsIn, surname } from '../support/canaries';
import { storedValues } from '../support/databases/stored-rows';
import type { BotOffice } from '../support/houses/bot-office';
import { receivedTexts, shownText } from '../support/messengers/slack-received';
import type { Colleague } from './channel-house';

/** What people write in their own words. */
const written: readonly FieldName[] = [
  'what',
  'where',
  'how',
  'who',
  'text',
  'excerpt',
  'cause',
  'recipient',
  'word',
  'email',
];
/** Shorter ones could stand somewhere by chance. */
const leastBytes = 6;

/** What was typed into one bot, and by whom. */
export interface Typed {
  readonly texts: Set<string>;
  readonly reportCodes: Set<string>;
  readonly reporters: Set<string>;
  readonly members: Set<string>;
}

export function nothingTyped(): Typed {
  return { texts: new Set(), reportCodes: new Set(), reporters: new Set(), members: new Set() };
}

/** Somebody of whom is written down what he types. */
export function writesDown(typed: Typed, name: string, person: Colleague): Colleague {
  if (!typed.members.has(name)) typed.reporters.add(name);
  return Object.create(person, {
    presses: {
      value: (...[act, fields = {}]: Parameters<Colleague['presses']>) => {
        for (const field of written) {
          const text = fields[field]?.trim() ?? '';
          if (Buffer.byteLength(text) >= leastBytes) typed.texts.add(text);
        }
        for (const [reportCode] of person.reads().matchAll(/(?:\d{4} ){5}\d{4}/g))
          typed.reportCodes.add(reportCode);
        if (/[A-Z]/i.test(fields.code ?? '')) {
          typed.members.add(name);
          typed.reporters.delete(name);
        }
        return person.presses(act, fields);
      },
    },
    writes: {
      value: (text: string) => {
        typed.texts.add(text);
        return person.writes(text);
      },
    },
  }) as Colleague;
}

/** Every place where what was typed must not lie and does, as `what in where`. */
export async function leaksOf(
  office: BotOffice,
  typed: Typed,
  identitiesOf: (name: string) => readonly string[],
): Promise<string[]> {
  const vault = readFileSync(join(office.folder, 'vault.json'), 'utf8');
  const secrets = secretsIn(vault);
  const words = new Map<string, readonly Buffer[]>([
    ['a last name', [surname, surname.toLowerCase()].flatMap(formsOf)],
    ...[...typed.texts].map((text): [string, Buffer[]] => [text.slice(0, 40), formsOf(text)]),
    ...[...typed.reportCodes].map((reportCode): [string, Buffer[]] => {
      const digits = reportCode.replaceAll(' ', '');
      return ['a report code', [reportCode, digits, digits.slice(0, 22)].flatMap(formsOf)];
    }),
  ]);
  const people = new Map<string, readonly Buffer[]>(
    [...typed.reporters].flatMap((name) =>
      identitiesOf(name).map((id): [string, Buffer[]] => [
        `who: ${name}`,
        [...formsOf(id), ...digestsOf(id, secrets)],
      ]),
    ),
  );
  const sought = new Map([...words, ...people]);
  const places: [string, Buffer | string][] = [
    ['log', office.logged()],
    ...readdirSync(office.folder).map((file): [string, Buffer] => [
      file,
      readFileSync(join(office.folder, file)),
    ]),
    ...(await storedValues(office.database)),
  ];
  const found = places.flatMap(([place, bytes]) =>
    canariesIn(bytes, sought).map((what) => `${what} in ${place}`),
  );
  // What the bot says in the chat is addressed to somebody's conversation; that is the messenger's own
  // knowledge.
  const chat = [...typed.reporters].reduce(
    (text, name) => identitiesOf(name).reduce((left, id) => left.replaceAll(id, ''), text),
    JSON.stringify(office.teams.sent.map(({ body }) => body)),
  );
  const said = canariesIn(chat, sought).map((what) => `${what} in the chat`);
  const outside = receivedTexts(office)
    .filter((received) => !shownText(received))
    .flatMap(({ by, path, text }) =>
      canariesIn(text, words).map((what) => `${what} in ${by} ${path}`),
    );
  // The desks' people are known to the product, and sealed like what is typed.
  const everything = Buffer.concat(
    places.map(([, bytes]) => (typeof bytes === 'string' ? Buffer.from(bytes) : bytes)),
  );
  const finds = (word: string): boolean =>
    canariesIn(everything, new Map([[word, formsOf(word)]])).length > 0;
  const known = [...typed.members].flatMap(identitiesOf).filter(finds);
  // The search itself finds what is there: a desk's name.
  const unseen = finds('whistleblowing') && words.size > 1 ? [] : ['the search finds nothing'];
  return [...found, ...known, ...said, ...outside, ...unseen];
}

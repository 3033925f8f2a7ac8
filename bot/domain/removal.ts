import type { Case } from './case';
import { mapCase } from './case-texts';
import type { Day } from './day';
import { splitAtWords } from './find-words';
import type { ThreadId } from './ids';
import { limits } from './limits';
import type { Body } from './message';
import type { Entry, Operation } from './operation';
import { mapTexts } from './redactions';
import { storedBytes } from './stored-bytes';

/** What two members take out: plainly irrelevant (VBL 7:7), or classified and handed over before. */
export const removalKinds = ['irrelevant', 'secret_handed'] as const;
export type RemovalKind = (typeof removalKinds)[number];

/** Stays in the first place of the words in each text; shorter where the text is full. True of both kinds. */
export function removalMark(on: Day): string {
  return `[borttaget enligt 7 kap. 7 § eller överlämnat, ${on}]`;
}
const further = '…';

/** A text without the words. Without them it stays the same value. */
export function withoutWords(text: string, words: string, on: Day): string {
  const [first, ...others] = splitAtWords(text, words);
  if (first === undefined || others.length === 0) return text;
  const marked = `${first}${removalMark(on)}${others.join(further)}`;
  const most = Math.max(storedBytes(text), limits.textBytes - limits.markRoom);
  return storedBytes(marked) <= most ? marked : [first, ...others].join(further);
}

/** A message's body without words, wherever its writer can have typed them. Titles and lists stay. */
export function bodyWithout<B extends Body>(body: B, words: string, on: Day): B {
  return mapTexts(body, (text) => withoutWords(text, words, on), isTitle);
}

/** Whether it is a title: of an author, of who takes no part any more, of who agreed on a copy. */
function isTitle(name: string, of: object): boolean {
  return name === 'author' || (name === 'who' && !('what' in of)) || 'redactions' in of;
}

/** A case's record without words; the same value if they are not in it. */
export function caseWithout(known: Case, words: string, on: Day): Case {
  const now = mapCase(known, (text) => withoutWords(text, words, on));
  return JSON.stringify(now) === JSON.stringify(known) ? known : now;
}

/** What waits, without the words that are taken out of its threads while it waits. */
export function withoutRemoved(entries: readonly Entry[]): readonly Entry[] {
  const removals = entries.flatMap(({ operations }) =>
    operations.filter((one) => one.kind === 'remove'),
  );
  if (removals.length === 0) return entries;
  return entries.map((entry) => ({
    ...entry,
    operations: entry.operations.map((one) => removals.reduce(operationWithout, one)),
  }));
}

function operationWithout(
  one: Operation,
  { threads, words, on }: Extract<Operation, { kind: 'remove' }>,
): Operation {
  const isIn = (id?: ThreadId): boolean => id !== undefined && threads.includes(id);
  if (one.kind === 'message' && (isIn(one.thread) || isIn(one.from)))
    return { ...one, body: bodyWithout(one.body, words, on) };
  if (one.kind === 'excerpt' && isIn(one.origin))
    return { ...one, text: withoutWords(one.text, words, on) };
  return one;
}

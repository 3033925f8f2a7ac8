import type { Case } from './case';
import type { Day } from './day';
import { limits } from './limits';
import { splitAtWords } from './masks';
import type { Body } from './message';
import { storedBytes } from './stored-bytes';

/** What two members take out: plainly irrelevant (VBL 7:7), or classified and handed over before. */
export const removalKinds = ['irrelevant', 'secret_handed'] as const;
export type RemovalKind = (typeof removalKinds)[number];

/** Stays in the first place of the words in each text; shorter where the text is full. */
export function removalMark(on: Day): string {
  return `[borttaget enligt 7 kap. 7 §, ${on}]`;
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

type Change = (text: string) => string;

/** A message's body without words, wherever its writer can have typed them. Titles and lists stay. */
export function bodyWithout<B extends Body>(body: B, words: string, on: Day): B {
  const changed: Change = (text) => withoutWords(text, words, on);
  if (body.kind === 'by_hr') return { ...body, body: bodyWithout(body.body, words, on) };
  const keys = body.kind === 'report' ? storyKeys : typedKeys;
  const now = mapped(body, keys, changed);
  if (now.kind !== 'note') return now;
  const { handed, conflict } = now;
  return {
    ...now,
    ...(handed && {
      handed: {
        ...mapped(handed, ['name', 'cause', 'revealsWhy'], changed),
        ...(handed.later && { later: mapped(handed.later, ['why'], changed) }),
      },
    }),
    ...(conflict && { conflict: mapped(conflict, ['decidedBy', 'beside'], changed) }),
  };
}

const storyKeys = ['what', 'where', 'how', 'who'] as const;
const typedKeys = ['text', 'measures', 'cause', 'name'] as const;

/** A case's record without words; the same value if they are not in it. */
export function caseWithout(known: Case, words: string, on: Day): Case {
  const changed: Change = (text) => withoutWords(text, words, on);
  const { hold, deferred, toGive, duties, number, steps, archived } = known;
  const now: Case = {
    ...known,
    ...(number !== undefined && { number: changed(number) }),
    ...(steps && { steps: steps.map((one) => mapped(one, ['what', 'why'], changed)) }),
    ...(archived && { archived: mapped(archived, ['number'], changed) }),
    ...(hold && { hold: mapped(hold, ['why'], changed) }),
    ...(deferred && {
      deferred: deferred.map((one) => mapped(one, ['name', 'cause', 'text', 'why'], changed)),
    }),
    ...(toGive && { toGive: toGive.map((one) => mapped(one, ['name'], changed)) }),
    ...(duties && {
      duties: duties.map((one) => ('told' in one ? mapped(one, ['told'], changed) : one)),
    }),
  };
  return JSON.stringify(now) === JSON.stringify(known) ? known : now;
}

function mapped<T extends object>(of: T, keys: readonly string[], change: Change): T {
  const entries = Object.entries(of).map(([key, value]: [string, unknown]) => [
    key,
    keys.includes(key) && typeof value === 'string' ? change(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

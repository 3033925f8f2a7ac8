import type { Case } from './case';

type Change = (text: string) => string;

/** A case's record with each text that a member typed in it changed. Titles and lists stay. */
export function mapCase(known: Case, change: Change): Case {
  const { hold, deferred, toGive, duties, number, steps, archived } = known;
  return {
    ...known,
    ...(number !== undefined && { number: change(number) }),
    ...(steps && { steps: steps.map((one) => mapped(one, ['what', 'why'], change)) }),
    ...(archived && { archived: mapped(archived, ['number'], change) }),
    ...(hold && { hold: mapped(hold, ['why'], change) }),
    ...(deferred && {
      deferred: deferred.map((one) => mapped(one, ['name', 'cause', 'text', 'why'], change)),
    }),
    ...(toGive && { toGive: toGive.map((one) => mapped(one, ['name'], change)) }),
    ...(duties && {
      duties: duties.map((one) => ('told' in one ? mapped(one, ['told'], change) : one)),
    }),
  };
}

/** The texts of a case's record in which words are searched for: what members typed, and the party. */
export function textsOfCase(known: Case): readonly string[] {
  const texts = known.party === undefined ? [] : [known.party];
  mapCase(known, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

function mapped<T extends object>(of: T, keys: readonly string[], change: Change): T {
  const entries = Object.entries(of).map(([key, value]: [string, unknown]) => [
    key,
    keys.includes(key) && typeof value === 'string' ? change(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

import type { Case } from './case';
import type { Body } from './message';

type Words<V> = V extends readonly (infer One)[] ? Words<One> : V;

/** The properties that hold any string, at whatever depth: a day, an id or a word of a list is none. */
type TextName<T> = T extends string | number | boolean | undefined
  ? never
  : T extends readonly (infer One)[]
    ? TextName<One>
    : { [K in keyof T]-?: string extends Words<T[K]> ? K : TextName<T[K]> }[keyof T];

/** Whether people's words are in it: redacted, searched and taken out. The compiler asks for a new one. */
const names = {
  ...{ text: true, what: true, where: true, who: true, measures: true, name: true, cause: true },
  ...{ author: true, revealsWhy: true, why: true, decidedBy: true, beside: true },
  ...{ number: true, party: true, told: true },
  // Of the call word.
  ...{ salt: false, hash: false },
  // A story says how its reporter knows; elsewhere it is a word of a list.
  how: 'what',
} as const satisfies Record<TextName<Body | Case>, boolean | string>;

const known: Readonly<Record<string, boolean | string>> = {
  ...names,
  // In a copy, its title.
  assignee: true,
};

/** Whether a property of an object holds words of people. All others are of closed lists. */
export function isPeoples(name: string, of: object): boolean {
  const is = Object.hasOwn(known, name) && known[name];
  return typeof is === 'string' ? is in of : is === true;
}

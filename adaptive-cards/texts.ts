import type { Locale } from '../bot/domain/ids';
import en from './texts/en.json';
import sv from './texts/sv.json';

type AllTexts = typeof sv;
type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

/** A sentence's path: `remarks.empty`. A key missing in one language does not compile. */
export type TextKey = KeysOf<AllTexts>;
export type Placeholders = Readonly<Record<string, string>>;
/** Fills in a sentence's `{placeholders}`. */
export type Say = (key: TextKey, values?: Placeholders) => string;

/** The texts as they are, for what fills in its own: a document, a mail. */
export const texts: Readonly<Record<Locale, AllTexts>> = { sv, en };

/** `constants` are known from the start: the organisation, the phone. */
export function speak(locale: Locale, constants: Placeholders): Say {
  const flat = new Map(leaves(texts[locale]));
  return (key, values) => fill(flat.get(key) ?? '', { ...constants, ...values });
}

/** The same sentences as a tree for the templates, `${t.remarks.empty}`, with only constants filled in. */
export function textTree(locale: Locale, constants: Placeholders): unknown {
  return mapLeaves(texts[locale], (text) => fill(text, constants));
}

/** Fills in once: braces within a value are left alone. */
function fill(text: string, values: Placeholders): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function* leaves(node: object, path = ''): Generator<[path: string, text: string]> {
  for (const [name, value] of Object.entries<unknown>({ ...node })) {
    if (typeof value === 'string') yield [path + name, value];
    else if (typeof value === 'object' && value !== null) yield* leaves(value, `${path}${name}.`);
  }
}

function mapLeaves(node: unknown, change: (text: string) => string): unknown {
  if (typeof node === 'string') return change(node);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, mapLeaves(value, change)]),
  );
}

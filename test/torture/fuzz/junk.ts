/** Numbers from 0 to below 1. */
export type Random = () => number;

export const below = (random: Random, most: number): number => Math.floor(random() * most);

export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[below(random, list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => below(random, 10)).join('');

const letters = (random: Random, alphabet: string, count: number): string =>
  Array.from({ length: count }, () => alphabet.charAt(below(random, alphabet.length))).join('');

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Texts that have broken programs before. */
const known = [
  '',
  ' ',
  '\0',
  '\n\r\t\u2028',
  '__proto__',
  'constructor',
  'toString',
  'true',
  'null',
  '-1',
  '1e999',
  '\ud800',
  '\udfff\ud800',
  '\u202eabc\u202c',
  '😀'.repeat(40),
  'å'.repeat(300),
  "' OR 1=1 --",
  '${7*7} {{7*7}} <script>',
  '../../../../etc/passwd',
  '2026-11-24',
  'https://evil.example/',
  '[]',
  '{"a":1}',
] as const;

export function anyText(random: Random): string {
  switch (below(random, 8)) {
    case 0:
      return digits(random, 1 + below(random, 30));
    case 1:
      return letters(random, base64url, 1 + below(random, 400));
    case 2:
      return letters(random, 'abåäö <&>"\\\u{1f600}\u0000\n', below(random, 60));
    case 3:
      return 'x'.repeat(10 ** below(random, 5));
    default:
      return pick(random, known);
  }
}

/** Anything that JSON can say, a few levels deep. */
export function anyValue(random: Random, depth = 3): unknown {
  const plain = [null, true, false, 0, -1, 1.5, 1e21, 2 ** 53, ''];
  const kind = below(random, depth === 0 ? 4 : 8);
  if (kind < 2) return pick(random, plain);
  if (kind < 4) return anyText(random);
  const count = below(random, 4);
  if (kind === 4) return Array.from({ length: count }, () => anyValue(random, depth - 1));
  if (kind === 5) return nested(1 + below(random, 400));
  const entries = Array.from({ length: count }, () => [
    anyText(random),
    anyValue(random, depth - 1),
  ]);
  return Object.fromEntries(entries) as unknown;
}

function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** The same with one thing in it replaced, left out, doubled or wrapped, wherever that is. */
export function mutated(random: Random, value: unknown): unknown {
  const isOpen = typeof value === 'object' && value !== null && random() < 0.8;
  if (!isOpen) return random() < 0.5 ? anyValue(random) : [value];
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const at = below(random, list.length + 1);
    if (at === list.length) return [...list, anyValue(random)];
    return list.map((one, index) => (index === at ? mutated(random, one) : one));
  }
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length === 0 || random() < 0.05)
    return { ...value, [anyText(random)]: anyValue(random) };
  const [name] = pick(random, entries);
  if (random() < 0.15) return Object.fromEntries(entries.filter(([key]) => key !== name));
  return Object.fromEntries(
    entries.map(([key, one]) => [key, key === name ? mutated(random, one) : one]),
  );
}

/** A text with one or more of its letters changed, cut or doubled. */
export function spoiled(random: Random, text: string): string {
  const at = below(random, text.length + 1);
  switch (below(random, 4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + below(random, 8));
    default:
      return text.slice(0, at) + letters(random, base64url, 1) + text.slice(at + 1);
  }
}

/** Bytes cut into pieces, now and then single ones. */
export function inPieces(random: Random, bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const left = bytes.length - at;
    const length = pieces.length > 40 ? left : 1 + below(random, random() < 0.3 ? 1 : left);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

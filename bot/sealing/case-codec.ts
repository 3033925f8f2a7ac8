import type { CallWord } from '../domain/call-word';
import { type Assessed, assessments, type Case, subjects } from '../domain/case';
import { dayNumber } from '../domain/day';
import type { MemberId } from '../domain/ids';
import { dayOf } from './calendar-bytes';
import { idBytes, idFromBytes } from './id-bytes';
import { SealError } from './seal-error';
import { oneOf } from './words';

/** The first byte. Numbers are for ever. */
const format = 1;

/**
 * A case's record without its padding: `1`, then compact JSON. Letters, all optional: `n` the diary number,
 * `s` the subject, `a` the assignee, 16 bytes in base64url, `v` what it was assessed as, by whom and on which
 * day since 1970-01-01, as a list; `w` the word for the telephone: its salt and hash in base64url, the number
 * of wrong tries and, where it is locked, by whom, as a list. Words stand as the domain has them.
 */
export function encodeCase({ number, subject, assignee, assessed, word }: Case): Buffer {
  const letters = {
    n: number,
    s: subject,
    a: assignee && textOf(assignee),
    v: assessed && [assessed.is, textOf(assessed.by), dayNumber(assessed.on)],
    w: word && [
      base64(word.salt),
      base64(word.hash),
      word.tries,
      ...(word.lockedBy === undefined ? [] : [textOf(word.lockedBy)]),
    ],
  };
  return Buffer.concat([Uint8Array.of(format), Buffer.from(JSON.stringify(letters), 'utf8')]);
}

const known = new Set(['n', 's', 'a', 'v', 'w']);

/** Reads what {@link encodeCase} wrote; anything else throws `seal_format`. */
export function decodeCase(bytes: Buffer): Case {
  if (bytes[0] !== format) throw new SealError('seal_format');
  const letters = parse(bytes.subarray(1));
  if (Object.keys(letters).some((letter) => !known.has(letter))) throw new SealError('seal_format');
  const { n, s, a, v, w } = letters;
  return {
    ...(n !== undefined && { number: readText(n) }),
    ...(s !== undefined && { subject: oneOf(subjects, s) }),
    ...(a !== undefined && { assignee: readMember(a) }),
    ...(v !== undefined && { assessed: readAssessed(v) }),
    ...(w !== undefined && { word: readWord(w) }),
  };
}

function parse(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Falls through: the parser's message would quote the content.
  }
  throw new SealError('seal_format');
}

function readText(value: unknown): string {
  if (typeof value !== 'string') throw new SealError('seal_format');
  return value;
}

function readAssessed(value: unknown): Assessed {
  const told: readonly unknown[] = Array.isArray(value) ? value : [];
  if (told.length !== 3) throw new SealError('seal_format');
  const [is, by, on] = told;
  return { is: oneOf(assessments, is), by: readMember(by), on: dayOf(Number(on)) };
}

function readWord(value: unknown): CallWord {
  if (!Array.isArray(value) || value.length < 3 || value.length > 4)
    throw new SealError('seal_format');
  const [salt, hash, tries, lockedBy] = value as readonly unknown[];
  if (typeof tries !== 'number' || !Number.isInteger(tries) || tries < 0)
    throw new SealError('seal_format');
  return {
    salt: hexOf(salt, 16),
    hash: hexOf(hash, 32),
    tries,
    ...(lockedBy !== undefined && { lockedBy: readMember(lockedBy) }),
  };
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url');
}

/** So many bytes in hexadecimal, out of base64url that is strict to the letter. */
function hexOf(value: unknown, length: number): string {
  const text = readText(value);
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== length || bytes.toString('base64url') !== text)
    throw new SealError('seal_format');
  return bytes.toString('hex');
}

function textOf(member: MemberId): string {
  return idBytes(member).toString('base64url');
}

/** Strict to the letter: what base64url would skip or leave unused is refused. */
function readMember(value: unknown): MemberId {
  const text = readText(value);
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new SealError('seal_format');
  return idFromBytes(bytes);
}

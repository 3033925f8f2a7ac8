import type { CallWord } from '../domain/call-word';
import { type Assessed, assessments, type Case, subjects } from '../domain/case';
import { dayNumber } from '../domain/day';
import { handOverTargets } from '../domain/hand-over';
import {
  type Deferral,
  type DutyEntry,
  dutyAnswers,
  dutyStandings,
  laws,
  type ToGive,
} from '../domain/handing';
import type { Hold } from '../domain/hold';
import { readDay, readId, readLetters, readList, readText, textOf } from './case-letters';
import { SealError } from './seal-error';
import { readTakesTwo, takesTwoOf } from './takes-two-letters';
import { oneOf } from './words';

/** The first byte. Numbers are for ever. */
const format = 1;

/**
 * A case's record without its padding: `1`, then compact JSON. Letters, all optional: `n` the diary number,
 * `s` the subject, `a` the assignee, 16 bytes in base64url, `v` what it was assessed as, by whom and on which
 * day since 1970-01-01, as a list. `d` is a list of hand-overs that are told later, each a list: an id, to
 * whom, the name, why, what is told, why it waits, the day. `g` is a list of those that are done from a day
 * on, each a list: an id, to whom, the name, the day. `u` is a list of what was said of own duties: an
 * answer, its day and by whom, or a standing, its day, the law and what was said. `w` is the word for the
 * telephone: its salt and hash in base64url, the number of wrong tries and, where it is locked, by whom, as a
 * list. `b` is the assignee's deputy; `q` a list of proposals to shut somebody out, each a list: an id, who,
 * by whom, the day, why, who decided it; `e` by whom something was done alone, and the day. `h` is a hold:
 * why, the day on which it is looked at again and, where that is proposed, who lets go, as a list. Words
 * stand as the domain has them.
 */
export function encodeCase(known: Case): Buffer {
  const { number, subject, assignee, deputy, assessed, deferred, toGive, duties, word, hold } =
    known;
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
    d: deferred?.map(deferralOf),
    g: toGive?.map(({ id, to, name, from }) => [textOf(id), to, name, dayNumber(from)]),
    u: duties?.map(dutyOf),
    b: deputy && textOf(deputy),
    ...takesTwoOf(known),
    h: hold && holdOf(hold),
  };
  return Buffer.concat([Uint8Array.of(format), Buffer.from(JSON.stringify(letters), 'utf8')]);
}

const known = new Set(['n', 's', 'a', 'v', 'd', 'g', 'u', 'w', 'b', 'q', 'e', 'h']);

/** Reads what {@link encodeCase} wrote; anything else throws `seal_format`. */
export function decodeCase(bytes: Buffer): Case {
  if (bytes[0] !== format) throw new SealError('seal_format');
  const letters = readLetters(bytes.subarray(1));
  if (Object.keys(letters).some((letter) => !known.has(letter))) throw new SealError('seal_format');
  const { n, s, a, v, d, g, u, w, b, q, e, h } = letters;
  return {
    ...(n !== undefined && { number: readText(n) }),
    ...(s !== undefined && { subject: oneOf(subjects, s) }),
    ...(a !== undefined && { assignee: readId(a) }),
    ...(v !== undefined && { assessed: readAssessed(v) }),
    ...(w !== undefined && { word: readWord(w) }),
    ...(d !== undefined && { deferred: readList(d).map(readDeferral) }),
    ...(g !== undefined && { toGive: readList(g).map(readToGive) }),
    ...(u !== undefined && { duties: readList(u).map(readDuty) }),
    ...(b !== undefined && { deputy: readId(b) }),
    ...readTakesTwo(q, e),
    ...(h !== undefined && { hold: readHold(h) }),
  };
}

function readAssessed(value: unknown): Assessed {
  const [is, by, on] = readList(value, 3);
  return { is: oneOf(assessments, is), by: readId(by), on: readDay(on) };
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
    ...(lockedBy !== undefined && { lockedBy: readId(lockedBy) }),
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

function deferralOf({ id, to, name, cause, text, why, tellBy }: Deferral): unknown[] {
  return [textOf(id), to, name, cause, text, why, dayNumber(tellBy)];
}

function readDeferral(value: unknown): Deferral {
  const [id, to, name, cause, text, why, tellBy] = readList(value, 7);
  return {
    id: readId(id),
    to: oneOf([...handOverTargets, 'hr'], to),
    name: readText(name),
    cause: readText(cause),
    text: readText(text),
    why: readText(why),
    tellBy: readDay(tellBy),
  };
}

function readToGive(value: unknown): ToGive {
  const [id, to, name, from] = readList(value, 4);
  return {
    id: readId(id),
    to: oneOf([...handOverTargets, 'hr'], to),
    name: readText(name),
    from: readDay(from),
  };
}

function dutyOf(entry: DutyEntry): unknown[] {
  const on = dayNumber(entry.on);
  return 'law' in entry ? [entry.is, on, entry.law, entry.told] : [entry.is, on, textOf(entry.by)];
}

function readDuty(value: unknown): DutyEntry {
  const list = readList(value);
  const on = readDay(list[1]);
  if (list.length === 3) return { is: oneOf(dutyAnswers, list[0]), on, by: readId(list[2]) };
  const [is, , law, told] = readList(value, 4);
  return { is: oneOf(dutyStandings, is), on, law: oneOf(laws, law), told: readText(told) };
}

function holdOf({ why, lookAgainOn, endBy }: Hold): unknown[] {
  return [why, dayNumber(lookAgainOn), ...(endBy === undefined ? [] : [textOf(endBy)])];
}

function readHold(value: unknown): Hold {
  const list = readList(value);
  const [why, on, endBy] = readList(value, list.length === 2 ? 2 : 3);
  return {
    why: readText(why),
    lookAgainOn: readDay(on),
    ...(endBy !== undefined && { endBy: readId(endBy) }),
  };
}

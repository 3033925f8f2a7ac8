import type { CallWord } from '../domain/call-word';
import { type Alone, type Assessed, assessments, type Case, subjects } from '../domain/case';
import { dayNumber } from '../domain/day';
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
import { handedTo } from './note-fields';
import { SealError } from './seal-error';
import { oneOf } from './words';

/** The first byte. Numbers are for ever. */
const format = 1;

/**
 * A case's record without its padding: `1`, then compact JSON. All letters are optional. Ids are 16 bytes in
 * base64url, days are numbers since 1970-01-01, words are the domain's.
 *
 * - `n` diary number, `s` subject, `a` assignee, `b` the assignee's deputy.
 * - `v` assessment: `[what, by, day]`.
 * - `d` hand-overs told later, each `[id, to, name, cause, text, why it is told later, day]`.
 * - `g` hand-overs done from a day on, each `[id, to, name, day]`.
 * - `u` own duties, each `[answer, day, by]` or `[standing, day, law, what was said]`.
 * - `w` word for the telephone: `[salt, hash, wrong tries]`, then who locked it, if anybody did.
 * - `e` what one member did alone: `[by, day]`.
 * - `h` hold: `[why, day to look again]`.
 */
export function encodeCase(known: Case): Buffer {
  const { number, subject, assignee, deputy, assessed, deferred, toGive, duties } = known;
  const { word, alone, hold } = known;
  const letters = {
    n: number,
    s: subject,
    a: assignee && textOf(assignee),
    v: assessed && [assessed.is, textOf(assessed.by), dayNumber(assessed.on)],
    w: word && wordLetters(word),
    d: deferred?.map(deferralOf),
    g: toGive?.map(({ id, to, name, from }) => [textOf(id), to, name, dayNumber(from)]),
    u: duties?.map(dutyOf),
    b: deputy && textOf(deputy),
    e: alone && [textOf(alone.by), dayNumber(alone.on)],
    h: hold && [hold.why, dayNumber(hold.lookAgainOn)],
  };
  return Buffer.concat([Uint8Array.of(format), Buffer.from(JSON.stringify(letters), 'utf8')]);
}

const known = new Set(['n', 's', 'a', 'v', 'd', 'g', 'u', 'w', 'b', 'e', 'h']);

/** Reads what {@link encodeCase} wrote; anything else throws `seal_format`. */
export function decodeCase(bytes: Buffer): Case {
  if (bytes[0] !== format) throw new SealError('seal_format');
  const letters = readLetters(bytes.subarray(1));
  if (Object.keys(letters).some((letter) => !known.has(letter))) throw new SealError('seal_format');
  const { n, s, a, v, d, g, u, w, b, e, h } = letters;
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
    ...(e !== undefined && { alone: readAlone(e) }),
    ...(h !== undefined && { hold: readHold(h) }),
  };
}

function readAssessed(value: unknown): Assessed {
  const [is, by, on] = readList(value, 3);
  return { is: oneOf(assessments, is), by: readId(by), on: readDay(on) };
}

function readWord(value: unknown): CallWord {
  const [salt, hash, tries, lockedBy] = readList(value, 3, 4);
  if (typeof tries !== 'number' || !Number.isInteger(tries) || tries < 0)
    throw new SealError('seal_format');
  return {
    salt: hexOf(salt, 16),
    hash: hexOf(hash, 32),
    tries,
    ...(lockedBy !== undefined && { lockedBy: readId(lockedBy) }),
  };
}

function wordLetters({ salt, hash, tries, lockedBy }: CallWord): unknown[] {
  const [saltText, hashText] = [salt, hash].map((hex) =>
    Buffer.from(hex, 'hex').toString('base64url'),
  );
  return [saltText, hashText, tries, ...(lockedBy === undefined ? [] : [textOf(lockedBy)])];
}

/** Bytes in hexadecimal, read from base64url; refuses what base64url would skip. */
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
    to: oneOf(handedTo, to),
    name: readText(name),
    cause: readText(cause),
    text: readText(text),
    why: readText(why),
    tellBy: readDay(tellBy),
  };
}

function readToGive(value: unknown): ToGive {
  const [id, to, name, from] = readList(value, 4);
  return { id: readId(id), to: oneOf(handedTo, to), name: readText(name), from: readDay(from) };
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

function readHold(value: unknown): Hold {
  const [why, on] = readList(value, 2);
  return { why: readText(why), lookAgainOn: readDay(on) };
}

function readAlone(value: unknown): Alone {
  const [by, on] = readList(value, 2);
  return { by: readId(by), on: readDay(on) };
}

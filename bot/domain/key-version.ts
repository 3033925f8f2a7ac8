import { addDays, type Day, parseDay } from './day';

/** Keys come in versions, numbered by rotations: the first start makes number 1, each rotation the next. */
export interface KeyVersion {
  /** `kek-v1`, `kek-v2-2026-11-25`: what it is of, its number and, after the first, the day it was made. */
  readonly name: string;
  readonly number: number;
  /** `undefined` for the first. */
  readonly madeOn: Day | undefined;
  /** When this installation first saw a vault key: the day in its name is only what somebody wrote. */
  readonly knownOn?: Day | undefined;
}

/** What the versions are of: the two vault keys, and the desks' keys. */
export type Versioned = 'kek' | 'pepper' | 'whistleblowing' | 'hr';

/** Days that pass before a replaced key is destroyed: longer than any process remembers one. */
const daysBeforeDestruction = 2;

/** The name of a version of a key. The first one's says no day. */
export function nameVersion(of: Versioned, number: number, madeOn: Day): string {
  return number === 1 ? `${of}-v1` : `${of}-v${number}-${madeOn}`;
}

/** Reads the name of a version of that key; `undefined` for any other name. */
export function parseVersion(of: Versioned, name: string): KeyVersion | undefined {
  const parts = /^([a-z]+)-v([1-9]\d{0,4})(?:-(\d{4}-\d\d-\d\d))?$/.exec(name);
  if (parts === null) return undefined;
  const [, key, digits, day = ''] = parts;
  const number = Number(digits);
  const madeOn = parseDay(day);
  const whole = number === 1 ? day === '' : madeOn !== undefined;
  return key === of && whole ? { name, number, madeOn } : undefined;
}

/** The newest first. Two of one number were made by two processes at midnight, and are two versions. */
export function newestFirst<V extends KeyVersion>(versions: readonly V[]): V[] {
  // Stryker disable next-line EqualityOperator: no two versions have one name.
  return [...versions].sort((a, b) => b.number - a.number || (a.name < b.name ? 1 : -1));
}

/**
 * From which day on a version may be destroyed that was replaced by `next`: of days alone. Were it by what
 * waits that is sealed to it, the day would tell whether anything was.
 */
export function destroyableFrom({ madeOn, knownOn = madeOn }: KeyVersion): Day | undefined {
  if (madeOn === undefined || knownOn === undefined) return undefined;
  return addDays(knownOn > madeOn ? knownOn : madeOn, daysBeforeDestruction);
}

/**
 * From which day on new receipts are filed under a pepper; `undefined` for the first one. Until then it is
 * only probed: every process must know it, so that none tells somebody that a receipt opens nothing.
 */
export function filedUnderFrom({ madeOn }: KeyVersion): Day | undefined {
  return madeOn === undefined ? undefined : addDays(madeOn, daysBeforeDestruction);
}

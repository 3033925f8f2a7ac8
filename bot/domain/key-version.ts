import { addDays, type Day, parseDay } from './day';

/** A version of a key. The first start makes number 1, each rotation the next. */
export interface KeyVersion {
  /** `kek-v1`, `kek-v2-2026-11-25`: the key, the number and, after the first, the day it was made. */
  readonly name: string;
  readonly number: number;
  readonly madeOn: Day | undefined;
  /** The day on which this installation first saw a vault key, since anybody can write the day in a name. */
  readonly knownOn?: Day | undefined;
}

/** The keys that have versions: three in the vault, and one for each desk. */
export type Versioned = 'kek' | 'pepper' | 'proof' | 'whistleblowing' | 'hr';

/** Days before a replaced key is destroyed: longer than any process remembers one. */
const daysBeforeDestruction = 2;

export function nameVersion(of: Versioned, number: number, madeOn: Day): string {
  return number === 1 ? `${of}-v1` : `${of}-v${number}-${madeOn}`;
}

/** Reads the name of a version of that key; `undefined` for any other. */
export function parseVersion(of: Versioned, name: string): KeyVersion | undefined {
  const parts = /^([a-z]+)-v([1-9]\d{0,4})(?:-(\d{4}-\d\d-\d\d))?$/.exec(name);
  if (parts === null) return undefined;
  const [, key, digits, day = ''] = parts;
  const number = Number(digits);
  const madeOn = parseDay(day);
  const whole = number === 1 ? day === '' : madeOn !== undefined;
  return key === of && whole ? { name, number, madeOn } : undefined;
}

/** Sorts the newest first. Two processes at midnight can make two versions of one number. */
export function newestFirst<V extends KeyVersion>(versions: readonly V[]): V[] {
  // Stryker disable next-line EqualityOperator: no two versions have one name.
  return [...versions].sort((a, b) => b.number - a.number || (a.name < b.name ? 1 : -1));
}

/**
 * The day from which a replaced version may be destroyed. It follows from days alone: were it to depend on
 * waiting rows, it would reveal whether there are any.
 */
export function destroyableFrom({ madeOn, knownOn = madeOn }: KeyVersion): Day | undefined {
  if (madeOn === undefined || knownOn === undefined) return undefined;
  return addDays(knownOn > madeOn ? knownOn : madeOn, daysBeforeDestruction);
}

/**
 * The day from which new report codes are filed under a pepper; `undefined` for the first. Until then it is
 * only probed, for every process must know it before a report code depends on it.
 */
export function filedUnderFrom({ madeOn }: KeyVersion): Day | undefined {
  return madeOn === undefined ? undefined : addDays(madeOn, daysBeforeDestruction);
}

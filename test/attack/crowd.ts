import { seeded } from '../torture/seeded';

/** Taken once: within Jest each look at a global takes long. */
const { cos, exp, floor, log, max, PI, sqrt } = Math;

/** A number from 0 to below 1. */
export type Next = () => number;

/** How many people have the bot, and how often all of them together use it in a week. */
export interface Workplace {
  readonly people: number;
  readonly usesAWeek: number;
}

/** Working days of a window: one under `daily`, five under `weekly`. */
export const windows = { daily: 1, weekly: 5 } as const;

/** Working days of a week. */
const workingDays = 5;

/** What an adversary makes of one writer. */
export interface Guess {
  /** Among how many the writer hides: the adversary gives the writer one chance in so many. */
  readonly crowd: number;
  /** Whether the likeliest person is the writer; a part of it where several are as likely. */
  readonly right: number;
  /** How sure the adversary is of the likeliest person. */
  readonly sure: number;
}

/** What an adversary makes of many writers. */
export interface Outcome {
  /** The median crowd. */
  readonly crowd: number;
  /** How often the likeliest person is the writer. */
  readonly named: number;
  /** How sure the adversary is of the likeliest person, on average. */
  readonly sure: number;
}

/** A number of events that come independently, `expected` of them on average. */
export function poisson(expected: number, next: Next): number {
  const least = exp(-expected);
  let count = 0;
  for (let product = next(); product > least; product *= next()) count++;
  return count;
}

/** A number around 0 with a spread of 1 (Box and Muller). */
export function normal(next: Next): number {
  return sqrt(-2 * log(1 - next())) * cos(2 * PI * next());
}

/** Each person's usual uses on so many working days: lognormal, with a spread of 1. */
export function usualUses(
  { people, usesAWeek }: Workplace,
  days: number,
  next: Next,
): Float64Array {
  const own = new Float64Array(people).map(() => exp(normal(next)));
  const all = own.reduce((sum, one) => sum + one, 0);
  return own.map((one) => (one / all) * usesAWeek * (days / workingDays));
}

/** Each person's uses in one window; each of those who come for a report is there once more. */
export function usesOf(usual: Float64Array, come: readonly number[], next: Next): Float64Array {
  const uses = new Float64Array(usual.length);
  const upTo = new Float64Array(usual.length);
  const all = usual.reduce((sum, expected, who) => (upTo[who] = sum + expected), 0);
  const others = Array.from({ length: poisson(all, next) }, () => placeIn(upTo, next() * all));
  for (const who of [...others, ...come]) uses[who] = (uses[who] ?? 0) + 1;
  return uses;
}

/** The first place whose sum is above a number. */
function placeIn(upTo: Float64Array, number: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Evidence for a person that a share of all others would give as well. */
export function sharedBy(evidence: number, share: number): number {
  return evidence / (1 - share + share * evidence);
}

/** The guess of an adversary to whom each person is as likely as the evidence says. */
export function guess(evidence: Float64Array, writer: number): Guess {
  const all = evidence.reduce((sum, one) => sum + one, 0);
  const best = evidence.reduce((most, one) => max(most, one), 0);
  const alike = evidence.reduce((count, one) => (one === best ? count + 1 : count), 0);
  const own = evidence[writer] ?? 0;
  return { crowd: all / own, right: own === best ? 1 / alike : 0, sure: best / all };
}

/** The value below which so large a share of the values is. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[floor(share * (sorted.length - 1))] ?? NaN;
}

/** Plays many writers, each from the same seed's numbers, and says how they fare. */
export function play(writers: number, seed: number, one: (next: Next) => Guess): Outcome {
  const next = seeded(seed);
  return outcomeOf(Array.from({ length: writers }, () => one(next)));
}

/** The outcome of many guesses. */
export function outcomeOf(guesses: readonly Guess[]): Outcome {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    crowd: quantile(
      guesses.map(({ crowd }) => crowd),
      0.5,
    ),
    named: mean(guesses.map(({ right }) => right)),
    sure: mean(guesses.map(({ sure }) => sure)),
  };
}

/** Somebody among so many, each as likely as the other. */
export function anybody(people: number, next: Next): number {
  return floor(next() * people);
}

import type { Adversary, Attempt } from '../attacks/adversaries';
import { isWithin, type Verdict } from '../report/goals';
import { resultOf, type Scores, scoresOf } from '../report/scores';

/** An attack that is tried on something other than the worlds of the table. */
export interface Tried {
  readonly name: string;
  readonly verdict: Verdict;
  readonly figures: Readonly<Record<string, number>>;
}

/** The scores of each adversary, by its name. */
export function scoresBy(attempts: readonly Attempt[], seed: number): Map<Adversary, Scores> {
  const names = new Set(attempts.map(({ adversary }) => adversary));
  return new Map(
    [...names].map((name) => {
      const own = attempts.filter(({ adversary }) => adversary === name).map(resultOf);
      return [name, scoresOf(own, seed)];
    }),
  );
}

/** Whether nobody of them learnt more than an ideal product leaves. */
export function within(name: string, attempts: readonly Attempt[], seed: number): Tried {
  const scores = scoresBy(attempts, seed);
  const kept = [...scores.values()].every(isWithin);
  const figures = Object.fromEntries(
    [...scores].map(([adversary, { excess }]) => [`${adversary}, bits`, rounded(excess)]),
  );
  return { name, verdict: kept ? 'kept' : 'missed', figures };
}

export function rounded(value: number): number {
  const found = Math.round(value * 1e4) / 1e4;
  return found === 0 ? 0 : found;
}

import type { Adversary } from '../attacks/adversaries';
import type { Policy } from '../play/policies';
import { wilson } from '../statistics/samples';
import type { Scores } from './scores';

/** What a run has to reach; the small one is wider, so that a clean product passes it. */
export interface Goals {
  /** Above the upper end of top-1, of whoever sees no times. */
  readonly top1: number;
  /** Around one half: order in the file, and whether two reports are of one author. */
  readonly order: number;
  readonly authors: number;
}

export const goalsOf = {
  whole: { top1: 0.02, order: 0.05, authors: 0.05 },
  small: { top1: 0.12, order: 0.12, authors: 0.08 },
} as const satisfies Readonly<Record<string, Goals>>;

/** Bits beyond the ideal: on average, at the bootstrap's upper end, and of a single report. */
const excessGoals = { mean: 0.1, high: 0.2, single: 1 } as const;

/**
 * `none`: printed, and said to employees; nothing is promised. `open`: a goal that the product does not
 * reach, as `docs/threat-model.md` and `SECURITY.md` say.
 */
export type Verdict = 'kept' | 'missed' | 'none' | 'open';

/** Whoever gets further than the goal, as is known and said. Others must not. */
const open: ReadonlySet<Adversary> = new Set(['A5 times']);

/** Whoever has no goal at all. */
const unjudged: ReadonlySet<Adversary> = new Set(['A2 naive', 'A5 sizes', 'running window']);

/** Whether an adversary got further than the product promises. */
export function judge(
  adversary: Adversary,
  scores: Scores,
  { covers }: Pick<Policy, 'covers'>,
  goals: Goals,
): Verdict {
  if (adversary === 'A1' || adversary === 'A3')
    return scores.top1High < Math.max(goals.top1, boundOfGuess(scores)) ? 'kept' : 'missed';
  if (!covers || unjudged.has(adversary)) return 'none';
  if (isWithin(scores)) return 'kept';
  return open.has(adversary) ? 'open' : 'missed';
}

/** So many reports cannot show that an adversary who only guesses stays below a lower bound than this. */
function boundOfGuess({ reports, guess }: Scores): number {
  return wilson(reports * guess, reports).high * 1.05;
}

/** Whether nobody learns more from times than an ideal product lets. */
export function isWithin({ excess, excessHigh, worst }: Scores): boolean {
  const { mean, high, single } = excessGoals;
  return excess <= mean && excessHigh <= high && worst <= single;
}

export function isAroundHalf(share: number, within: number): boolean {
  return Math.abs(share - 0.5) <= within;
}

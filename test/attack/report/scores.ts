import { seeded } from '../../torture/seeded';
import type { Adversary, Attempt } from '../attacks/adversaries';
import {
  chanceWithin,
  effectiveCrowd,
  entropyBits,
  excessBits,
  scoreBits,
} from '../statistics/information';
import { bootstrapMean, mean, quantile, standardError, wilson } from '../statistics/samples';

/** What one report gave. Posteriors are as long as there are people, and not kept. */
export interface Result {
  readonly adversary: Adversary;
  readonly people: number;
  readonly top1: number;
  readonly top10: number;
  readonly idealTop1: number;
  readonly idealTop10: number;
  readonly score: number;
  readonly excess: number;
  readonly crowd: number;
  readonly idealCrowd: number;
  /** By how many bits the ideal's score differs from what it expects of itself. */
  readonly surprise: number;
}

export function resultOf({ adversary, writer, attack, ideal }: Attempt): Result {
  return {
    adversary,
    people: ideal.length,
    top1: chanceWithin(attack, writer, 1),
    top10: chanceWithin(attack, writer, 10),
    idealTop1: chanceWithin(ideal, writer, 1),
    idealTop10: chanceWithin(ideal, writer, 10),
    score: scoreBits(attack, writer),
    excess: excessBits(attack, ideal, writer),
    crowd: effectiveCrowd(attack),
    idealCrowd: effectiveCrowd(ideal),
    surprise: scoreBits(ideal, writer) - entropyBits(ideal),
  };
}

/** All reports of one adversary in one kind of world. */
export interface Scores {
  readonly reports: number;
  readonly guess: number;
  readonly top1: number;
  /** The upper end of top-1 with 95 % confidence. */
  readonly top1High: number;
  readonly top10: number;
  readonly idealTop1: number;
  readonly idealTop10: number;
  readonly score: number;
  readonly excess: number;
  readonly excessHigh: number;
  /** The one report of which most was learnt beyond the ideal. */
  readonly worst: number;
  readonly crowd: number;
  readonly crowdLow: number;
  readonly idealCrowd: number;
}

export function scoresOf(results: readonly Result[], seed: number): Scores {
  const each = (key: Exclude<keyof Result, 'adversary'>): number[] =>
    results.map((one) => one[key]);
  const hits = each('top1').reduce((sum, one) => sum + one, 0);
  return {
    reports: results.length,
    guess: 1 / mean(each('people')),
    top1: mean(each('top1')),
    top1High: wilson(hits, results.length).high,
    top10: mean(each('top10')),
    idealTop1: mean(each('idealTop1')),
    idealTop10: mean(each('idealTop10')),
    score: mean(each('score')),
    excess: mean(each('excess')),
    excessHigh: bootstrapMean(each('excess'), seeded(seed)).high,
    worst: Math.max(...each('excess')),
    crowd: quantile(each('crowd'), 0.5),
    crowdLow: quantile(each('crowd'), 0.05),
    idealCrowd: quantile(each('idealCrowd'), 0.5),
  };
}

/** By how many standard errors the ideal misses what the mathematics says that it must reach. */
export function missesOptimum(results: readonly Result[]): number {
  const surprises = results.map(({ surprise }) => surprise);
  return mean(surprises) / Math.max(1e-12, standardError(surprises));
}

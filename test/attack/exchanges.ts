import { likeBytes } from './bytes';
import {
  anybody,
  guess,
  type Next,
  normal,
  type Outcome,
  play,
  usesOf,
  usualUses,
  type Workplace,
} from './crowd';

/** What is seen of dialogs: that there was one, its number of exchanges, or its duration as well. */
type Seen = 'dialogs' | 'exchanges' | 'durations' | 'bytes';

/** How long a dialog takes: the logarithm of its minutes, and the spread of that. */
const report = Math.log(16);
const practice = Math.log(8);
const spread = 0.5;

/**
 * Who sees each exchange, as a proxy does.
 *
 * Assumptions. As for one window. Of everyday dialogs 15 in 100 practise a whole report, and have as many
 * exchanges as a report. All others have other numbers of exchanges. A report takes 16 minutes and a
 * practice 8, lognormal with a spread of 0.5. The adversary knows rates, shares, durations, and how lengths
 * of the last press are spread.
 */
export function exchanges(
  workplace: Workplace,
  days: number,
  { seen, practises = 0.15, hasNoise = true, writers, seed }: Exchanges,
): Outcome {
  const like = likenessOf(seen, hasNoise);
  return play(writers, seed, (next) => {
    const all = usualUses(workplace, days, next);
    const usual = all.map((expected) => expected * (seen === 'dialogs' ? 1 : practises));
    const writer = anybody(workplace.people, next);
    const evidence = usesOf(usual, [writer], next).map((count, who) => {
      const reports = who === writer ? 1 : 0;
      return like(reports, count - reports, next) / (usual[who] ?? NaN);
    });
    return guess(evidence, writer);
  });
}

interface Exchanges {
  readonly seen: Seen;
  /** The share of everyday dialogs that practise a whole report. */
  readonly practises?: number | undefined;
  /** Whether a press of a story has a drawn length beside it. */
  readonly hasNoise?: boolean;
  readonly writers: number;
  readonly seed: number;
}

/** How much more likely so many reports and practices are to be reports, added up. */
function likenessOf(seen: Seen, hasNoise: boolean) {
  const ofBytes = seen === 'bytes' ? likeBytes(hasNoise) : undefined;
  return (reports: number, practices: number, next: Next): number => {
    if (ofBytes !== undefined) return ofBytes(reports, practices, next);
    return seen === 'durations'
      ? likeness(report, reports, next) + likeness(practice, practices, next)
      : reports + practices;
  };
}

/** How much more likely reports are to take so long than practices, added up over so many dialogs. */
function likeness(about: number, dialogs: number, next: Next): number {
  let sum = 0;
  for (let n = 0; n < dialogs; n++) {
    const long = about + spread * normal(next);
    sum += Math.exp(((long - practice) ** 2 - (long - report) ** 2) / (2 * spread ** 2));
  }
  return sum;
}

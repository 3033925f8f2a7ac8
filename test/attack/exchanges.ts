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
type Seen = 'dialogs' | 'exchanges' | 'durations';

/** How long a dialog takes: the logarithm of its minutes, and the spread of that. */
const report = Math.log(16);
const practice = Math.log(8);
const spread = 0.5;

/**
 * Who sees each exchange, as a proxy does.
 *
 * Assumptions. As for one window. Of everyday dialogs 15 in 100 practise a whole report, and have as many
 * exchanges as a report. All others have other numbers of exchanges. A report takes 16 minutes and a
 * practice 8, lognormal with a spread of 0.5. The adversary knows rates, shares and durations.
 */
export function exchanges(
  workplace: Workplace,
  days: number,
  { seen, practises = 0.15, writers, seed }: Exchanges,
): Outcome {
  return play(writers, seed, (next) => {
    const all = usualUses(workplace, days, next);
    const usual = all.map((expected) => expected * (seen === 'dialogs' ? 1 : practises));
    const writer = anybody(workplace.people, next);
    const evidence = usesOf(usual, [writer], next).map((count, who) => {
      const reports = who === writer ? 1 : 0;
      const likeReports =
        seen === 'durations'
          ? likeness(report, reports, next) + likeness(practice, count - reports, next)
          : count;
      return likeReports / (usual[who] ?? NaN);
    });
    return guess(evidence, writer);
  });
}

interface Exchanges {
  readonly seen: Seen;
  /** The share of everyday dialogs that practise a whole report. */
  readonly practises?: number | undefined;
  readonly writers: number;
  readonly seed: number;
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

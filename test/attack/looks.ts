import { seeded } from '../torture/seeded';
import {
  anybody,
  type Guess,
  guess,
  type Outcome,
  outcomeOf,
  sharedBy,
  usualUses,
  type Workplace,
} from './crowd';
import { pieceEvidence, pieceUses, readersOf } from './weekly-piece';

/** Other open reports, whose writers look as well: one is filed each week and open for eight. */
const otherReports = 8;

/** On which days reporters look for the answer, and how many people read a weekly piece on that day. */
interface Looking {
  /** Working days of a week on which a look can be: any of five, or one that is the same for all. */
  readonly days: 1 | 5;
  /** Which share of the people reads the piece. Where there are any, the writer is known to be one. */
  readonly readers: number;
}

/**
 * Looks for the answer: one each week after one report. Gives the outcome before the first look and after
 * each week.
 *
 * Assumptions. As for one window, and for the weekly piece. Nothing is written after the report. The writer
 * never misses a week. Eight other people have an open report and look as often, on the same days. The
 * adversary knows all this, and counts uses only on days on which a look can be. The report's own window
 * has no piece, so that cases differ by the looks alone.
 */
export function looks(
  workplace: Workplace,
  days: number,
  { looking, weeks, writers, seed }: Looks,
): Outcome[] {
  const next = seeded(seed);
  const after: Guess[][] = Array.from({ length: weeks + 1 }, () => []);
  const { people } = workplace;
  for (let n = 0; n < writers; n++) {
    const usual = usualUses(workplace, days, next);
    const usualOnDays = usual.map((expected) => (expected / days) * looking.days);
    const writer = anybody(people, next);
    const opens = readersOf(people, looking.readers, next);
    if (looking.readers > 0) opens[writer] = Math.max(...opens);
    const come = [writer, ...Array.from({ length: otherReports }, () => anybody(people, next))];
    const none = new Float64Array(people);
    const filed = pieceEvidence(pieceUses(usual, none, [writer], next), usual, none).map(
      (one, who) => (looking.readers === 0 || opens[who] === opens[writer] ? one : 0),
    );
    let looked = new Float64Array(people).fill(1);
    for (const guesses of after) {
      const share = otherReports / people;
      guesses.push(
        guess(
          filed.map((one, who) => one * sharedBy(looked[who] ?? NaN, share)),
          writer,
        ),
      );
      const more = pieceEvidence(pieceUses(usualOnDays, opens, come, next), usualOnDays, opens);
      looked = looked.map((one, who) => one * (more[who] ?? NaN));
    }
  }
  return after.map(outcomeOf);
}

interface Looks {
  readonly looking: Looking;
  readonly weeks: number;
  readonly writers: number;
  readonly seed: number;
}

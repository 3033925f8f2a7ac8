import {
  anybody,
  guess,
  type Next,
  type Outcome,
  play,
  sharedBy,
  usesOf,
  usualUses,
  type Workplace,
} from './crowd';

/** How often a reader of the weekly piece opens it: four weeks in five. */
const attendance = 0.8;

/**
 * What a weekly piece adds: an invitation to open the bot on one day of the week.
 *
 * Assumptions. As for one window. A share of the people are readers of the piece. Each reader opens the bot
 * on its day in four weeks of five. The report is written on that day, in the visit that the piece asks for.
 * The adversary knows who the readers are, and whether the writer is one of these (`reads`).
 */
export function weeklyPiece(
  workplace: Workplace,
  days: number,
  { share, reads, writers, seed }: WeeklyPiece,
): Outcome {
  return play(writers, seed, (next) => {
    const usual = usualUses(workplace, days, next);
    const writer = anybody(workplace.people, next);
    const opens = readersOf(workplace.people, share, next);
    opens[writer] = reads ? attendance : 0;
    const evidence = pieceEvidence(pieceUses(usual, opens, [writer], next), usual, opens);
    return guess(
      evidence.map((one, who) => (opens[who] === opens[writer] ? one : 0)),
      writer,
    );
  });
}

interface WeeklyPiece {
  readonly share: number;
  readonly reads: boolean;
  readonly writers: number;
  readonly seed: number;
}

/** How likely each person is to open the piece. */
export function readersOf(people: number, share: number, next: Next): Float64Array {
  return new Float64Array(people).map(() => (next() < share ? attendance : 0));
}

/** Uses with those of the piece. People who come for a report come in that visit. */
export function pieceUses(
  usual: Float64Array,
  opens: Float64Array,
  come: readonly number[],
  next: Next,
): Float64Array {
  const uses = usesOf(usual, come, next);
  return uses.map((count, who) => {
    const reads = next() < (opens[who] ?? 0);
    return count + (reads && !come.includes(who) ? 1 : 0);
  });
}

/** The exact evidence that a person came for a report, and not for the piece alone. */
export function pieceEvidence(
  uses: Float64Array,
  usual: Float64Array,
  opens: Float64Array,
): Float64Array {
  return uses.map((count, who) => sharedBy(count / (usual[who] ?? NaN), opens[who] ?? 0));
}

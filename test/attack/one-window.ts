import { anybody, guess, type Outcome, play, usesOf, usualUses, type Workplace } from './crowd';

/**
 * Who used the bot when, in one window.
 *
 * Assumptions. People use the bot at random moments of five working days. Their rates differ much:
 * lognormal, with a spread of 1. The adversary knows each person's rate and each person's uses in the
 * window, and nothing else. Anybody may be the writer, whatever the rate. The report is one use more.
 * All other uses count as one kind, other reports among them.
 */
export function oneWindow(
  workplace: Workplace,
  days: number,
  { writers, seed, linker = byHabits, leak = (uses) => uses }: OneWindow,
): Outcome {
  return play(writers, seed, (next) => {
    const usual = usualUses(workplace, days, next);
    const writer = anybody(workplace.people, next);
    const uses = leak(usesOf(usual, [writer], next), writer);
    return guess(linker(uses, usual), writer);
  });
}

/** Makes evidence for each person of what everybody did in a window. */
export type Linker = (uses: Float64Array, usual: Float64Array) => Float64Array;

interface OneWindow {
  readonly writers: number;
  readonly seed: number;
  readonly linker?: Linker;
  /** A fault that is planted: what the window shows beside the uses. */
  readonly leak?: (uses: Float64Array, writer: number) => Float64Array;
}

/** Who was there, against how often each person usually is: the exact evidence of one use more. */
export const byHabits: Linker = (uses, usual) =>
  uses.map((count, who) => count / (usual[who] ?? NaN));

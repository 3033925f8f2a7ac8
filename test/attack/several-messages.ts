import { seeded } from '../torture/seeded';
import {
  anybody,
  type Guess,
  guess,
  type Outcome,
  outcomeOf,
  usesOf,
  usualUses,
  type Workplace,
} from './crowd';
import { byHabits } from './one-window';

/**
 * Several messages of one writer, each in a window of its own: the outcome after each of them.
 *
 * Assumptions. As for one window. The adversary knows in which windows the messages of one thread were
 * written, as its desk does. Other people's uses in one window say nothing of the next.
 */
export function severalMessages(
  workplace: Workplace,
  days: number,
  messages: number,
  { writers, seed }: { readonly writers: number; readonly seed: number },
): Outcome[] {
  const next = seeded(seed);
  const after: Guess[][] = Array.from({ length: messages }, () => []);
  for (let n = 0; n < writers; n++) {
    const usual = usualUses(workplace, days, next);
    const writer = anybody(workplace.people, next);
    let evidence = new Float64Array(workplace.people).fill(1);
    for (const guesses of after) {
      const more = byHabits(usesOf(usual, [writer], next), usual);
      evidence = evidence.map((one, who) => one * (more[who] ?? NaN));
      guesses.push(guess(evidence, writer));
    }
  }
  return after.map(outcomeOf);
}

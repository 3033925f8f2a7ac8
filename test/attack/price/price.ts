import { seeded } from '../../torture/seeded';
import { effectiveCrowd, normalised } from '../statistics/information';
import { quantile } from '../statistics/samples';
import { type Next, normal, poisson } from '../world/chance';

/** A workplace, and how long its windows are. */
export interface Workplace {
  readonly employees: number;
  /** Dialogs on a working day, of all together. */
  readonly dialogsADay: number;
  /** Working days of a window: one, or the five of a week. */
  readonly workingDays: 1 | 5;
}

/**
 * What several messages of one person cost: among how many equally likely people the writer hides, for
 * whoever knows who used the bot in each of the windows, how often, and what everybody usually does. The
 * median of many threads, by the number of windows in which the person wrote. No bot runs: this is what an
 * ideal product leaves, for each window says only who was there.
 */
export function crowdsByMessages(
  workplace: Workplace,
  messages: number,
  threads: number,
): number[] {
  const next = seeded(20261127);
  const each = Array.from({ length: threads }, () => oneThread(workplace, messages, next));
  return Array.from({ length: messages }, (_, n) =>
    quantile(
      each.map((crowds) => crowds[n] ?? NaN),
      0.5,
    ),
  );
}

/** What is left after each of one thread's messages. People's rates differ much, as in every world here. */
function oneThread(
  { employees, dialogsADay, workingDays }: Workplace,
  messages: number,
  next: Next,
): number[] {
  const liking = Array.from({ length: employees }, () => Math.exp(normal(next)));
  const all = liking.reduce((sum, one) => sum + one, 0);
  const expected = liking.map((own) => (own / all) * dialogsADay * workingDays);
  const writer = Math.floor(next() * employees);
  const likely = new Float64Array(employees).fill(1);
  return Array.from({ length: messages }, () => {
    expected.forEach((usual, who) => {
      const dialogs = poisson(usual, next) + (who === writer ? 1 : 0);
      likely[who] = ((likely[who] ?? 0) * dialogs) / usual;
    });
    return effectiveCrowd(normalised(likely));
  });
}

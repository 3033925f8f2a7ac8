import { type Adversary, attackAll } from '../attacks/adversaries';
import { type Flaw, simulate } from '../play/simulate';
import { makeWorld, plans } from '../world/world';
import type { Row } from './charts';
import { resultOf, scoresOf } from './scores';

/** Made-up worlds of each kind; thirteen reports each. */
const worlds = 30;

/** What is compared: a product that is all that it can be, with each way to release. */
const ways: readonly (readonly [policy: string, flaw: Flaw])[] = [
  // There the bot's days and counts are those of the calendar.
  ['at-once', { atOnce: true, daysTell: true, countsTell: true }],
  ['daily', {}],
  ['weekly', { weekly: true }],
];

const timed: readonly Adversary[] = ['A2', 'host'];

/**
 * What is left to the writer in each kind of world, at best. No bot runs: that it leaves as much is what the
 * table of a run says.
 */
export function idealCrowds(seed: number): Row[] {
  return plans.slice(1).flatMap((plan) => {
    const made = Array.from({ length: worlds }, (_, one) => makeWorld(plan, seed + one));
    return ways.flatMap(([policy, flaw]) => {
      const results = made.flatMap((world) =>
        attackAll(simulate(world, flaw), timed).map(resultOf),
      );
      return timed.map((adversary): Row => {
        const own = results.filter((one) => one.adversary === adversary);
        return { world: plan.name, policy, adversary, crowd: scoresOf(own, seed).crowd };
      });
    });
  });
}

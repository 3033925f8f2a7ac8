import fc from 'fast-check';
import { differences, live } from '../law/compare';
import { makeHistory } from '../law/history';
import { pairsOf } from '../law/plans';

/** Pairs of worlds with the same first presses, in each messenger, with one process and with two. */
const runs = 20;

/**
 * The law at random: prints where two worlds differed that must not, with the plan that makes them differ
 * again.
 */
export async function law(seed: number): Promise<boolean> {
  let holds = true;
  for (const messenger of ['teams', 'slack'] as const) {
    const history = await makeHistory(messenger);
    for (const processes of [[0], [0, 137]]) {
      const alike = fc.asyncProperty(pairsOf(history), async (pair) => {
        const sent = await live(history, pair.with, { processes, messenger });
        const nothing = await live(history, pair.without, { processes, messenger });
        const found = differences(sent, nothing);
        if (found.length > 0)
          throw new Error(`differ in ${found.join(', ')}: ${JSON.stringify(pair)}`);
      });
      const { failed, errorInstance, numRuns } = await fc.check(alike, {
        seed,
        numRuns: runs,
        endOnFailure: true,
      });
      holds &&= !failed;
      const how = `${messenger}, processes: ${processes.length}`;
      console.log(`The law, ${how}: ${failed ? 'BROKEN' : 'holds'} in ${numRuns} pairs of worlds.`);
      if (failed) console.log(errorInstance);
    }
    await history.place.remove();
  }
  return holds;
}

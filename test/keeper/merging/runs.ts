import fc from 'fast-check';
import type { ImageSealer } from '../../../bot/ports/pool-store';
import { runSteps } from './run';
import { steps as anySteps } from './steps';

/** Runs steps that are drawn; throws with the shortest that do not hold. Gives what all runs came to. */
export async function holdsInRuns(
  sealer: ImageSealer,
  run: { readonly seed?: number; readonly numRuns: number },
): Promise<{ steps: number; excluded: number; told: readonly string[] }> {
  let [steps, excluded] = [0, 0];
  const told = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anySteps, async (these) => {
      const ran = await runSteps(these, sealer);
      steps += these.length;
      excluded += ran.excluded;
      for (const code of ran.told) told.add(code);
      if (ran.faults.length > 0)
        throw new Error([...ran.faults, ...these.map((one) => JSON.stringify(one))].join('\n'));
    }),
    run,
  );
  return { steps, excluded, told: [...told].sort() };
}

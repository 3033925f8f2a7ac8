import { createMutex } from '../domain/mutex';
import type { TrialClock } from './trial-clock';
import type { Vissla } from './vissla';

/**
 * Lets a day of the trial pass with its unattended work, one call after the other. Gives whether all of it
 * worked; failures go to `fault`, and the upkeep tries again.
 */
export function createPassing(
  clock: Pick<TrialClock, 'goOn'>,
  vissla: () => Promise<Pick<Vissla, 'release' | 'tidy' | 'lookForKeys'>>,
  fault: (error: unknown) => void,
): () => Promise<boolean> {
  const oneAtATime = createMutex();
  return () =>
    oneAtATime(async () => {
      try {
        const { release, tidy, lookForKeys } = await vissla();
        const releases = (): Promise<void> => {
          release.soon();
          return release.whenIdle();
        };
        clock.goOn();
        await lookForKeys();
        // What is over is released first: the upkeep lets nothing expire while something waits.
        await releases();
        await tidy();
        await releases();
        return true;
      } catch (error) {
        fault(error);
        return false;
      }
    });
}

import { createMutex } from '../domain/mutex';
import type { TrialClock } from './trial-clock';
import type { Vissla } from './vissla';

/**
 * Lets a day of the trial pass, and then what happens unattended happen, as on any day: so whoever lets a
 * week pass gets each day's keys and releases, and no jump of the clock. Calls wait for each other. One gives
 * whether all of it happened: what failed is told to `fault`, and is tried again by the upkeep.
 */
export function createPassing(
  clock: Pick<TrialClock, 'goOn'>,
  vissla: () => Promise<Pick<Vissla, 'release' | 'tidy' | 'lookForKeys'>>,
  fault: (error: unknown) => void,
): () => Promise<boolean> {
  const passes = async (): Promise<void> => {
    const { release, tidy, lookForKeys } = await vissla();
    const releases = (): Promise<void> => {
      release.soon();
      return release.settled();
    };
    clock.goOn();
    await lookForKeys();
    // What is over is released before the upkeep, which lets nothing expire while something waits.
    await releases();
    await tidy();
    await releases();
  };
  const passesWhole = async (): Promise<boolean> => {
    try {
      await passes();
      return true;
    } catch (error) {
      fault(error);
      return false;
    }
  };
  const oneAtATime = createMutex();
  return () => oneAtATime(passesWhole);
}

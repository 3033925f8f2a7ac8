import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from './store-error';

/**
 * How often in all, and for how many milliseconds at most the first pause lasts; each later one is twice as
 * long.
 */
const tries = 3;
const firstPause = 60;

/**
 * Tries work again that failed for a reason which passes: the server chose it to end a deadlock, or the
 * connection was lost before anything was durable. `work` may therefore run several times.
 */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || !error.passes || tried >= tries) throw error;
      await wait(randomInt(1, firstPause * 2 ** (tried - 1) + 1));
    }
  }
}

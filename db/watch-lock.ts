import type { WriteLock } from '../bot/ports/processes';
import { StoreError } from './store-error';

/** A lock that is held for longer is held by a process that is frozen, in milliseconds. */
const longest = 10_000;

/** The write lock as one process sees it. */
export interface WatchedLock extends WriteLock {
  /** The write says when the lock is given. */
  turn<T>(write: (given: () => void) => Promise<T>): Promise<T>;
}

/**
 * A connection that is lost so late was closed by the server while this process was frozen: others may have
 * written since.
 * @param now milliseconds
 */
export function watchLock(now: () => number = Date.now): WatchedLock {
  let waitsSince: number | undefined;
  const ends: (() => void)[] = [];
  return {
    isHeldUp: () => waitsSince !== undefined && now() - waitsSince > longest,
    onOvertaken: (end) => void ends.push(end),
    turn: async (write) => {
      waitsSince ??= now();
      let givenAt = Number.POSITIVE_INFINITY;
      try {
        return await write(() => {
          waitsSince = undefined;
          givenAt = now();
        });
      } catch (error) {
        const code = error instanceof StoreError ? error.code : undefined;
        if (code !== 'store_busy') waitsSince = undefined;
        const isLost = code === 'store_unavailable' && now() - givenAt > longest;
        if (code !== 'store_overtaken' && !isLost) throw error;
        for (const end of ends) end();
        throw new StoreError('store_overtaken');
      }
    },
  };
}

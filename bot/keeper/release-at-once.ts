import type { Journal } from '../ports/journal';
import type { Pool } from '../ports/pool';
import { type Notifying, notifyDesk } from './notify';
import { type Releasing, release } from './release';

export interface Keeper
  extends Omit<Releasing, 'threadSealer' | 'threads'>,
    Omit<Notifying, 'threadSealer' | 'threads'> {
  readonly threadSealer: Releasing['threadSealer'] & Notifying['threadSealer'];
  readonly threads: Releasing['threads'] & Notifying['threads'];
  readonly pool: Pick<Pool, 'release' | 'waits'>;
  readonly journal: Journal;
}

/**
 * The policy `at-once`: whatever is written is released as soon as possible. It hides no time from whoever sees the
 * logs, and the first dialog says so.
 */
export interface ReleaseAtOnce {
  /** Something new waits. Several calls during one release lead to one more. */
  soon(): void;
  /** Resolves when nothing waits any more, or the release has failed and will be tried again at the next call. */
  settled(): Promise<void>;
}

export function createReleaseAtOnce(keeper: Keeper): ReleaseAtOnce {
  let running: Promise<void> | undefined;
  let asked = false;
  const run = async (): Promise<void> => {
    while (asked) {
      asked = false;
      try {
        if (await keeper.pool.waits()) await notifyDesk(keeper, await release(keeper));
      } catch (error) {
        keeper.journal.fault('release', error);
      }
    }
    running = undefined;
  };
  return {
    soon() {
      asked = true;
      running ??= run();
    },
    async settled() {
      while (running !== undefined) await running;
    },
  };
}

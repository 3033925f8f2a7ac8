import type { Day } from '../../domain/day';
import type { Entry, SubmissionId } from '../../domain/operation';
import type { Image } from '../../domain/pool-image';
import type { Pool } from '../../ports/pool';
import { type Beats, createBeats } from './beats';
import { followUpKeys, makeFirstKeys } from './keys';
import { type Releasing, releaseDue } from './release-due';
import { renewKeys } from './renew-keys';
import { createPoolRows } from './rows';
import { waitingIn } from './submissions';
import { takeAside } from './take-aside';
import type { PoolWorld } from './world';

/** The pool of one process. */
export interface KeptPool extends Pool, Pick<Beats, 'begins' | 'beatNow'> {
  /** Makes the keys and the rows of a new installation, and opens those of one that is there. */
  prepare(): Promise<void>;
  /** Reads the rhythm, and the image if another process has written it. */
  look(): Promise<void>;
  /**
   * Puts another key in the place of all that there are, after a leak.
   * @param goesOn whether it was cut short before: what was named then is drawn now
   */
  renewKeys(goesOn: boolean): Promise<void>;
  /**
   * Takes in what waited in images that could not be opened; false, and nothing done, where it has no room.
   */
  takeIn(others: readonly Image[], isOut: (entry: Entry) => Promise<boolean>): Promise<boolean>;
  /** Draws and destroys keys as far as that is due. */
  followUpKeys(mayDestroy: boolean): Promise<void>;
  /** Releases what is due in one transaction; gives the ids that came out. */
  release(releasing: Releasing): Promise<readonly SubmissionId[]>;
  /**
   * Whether anybody has begun a dialog since the last pass, or in a window that is not out: then something
   * may wait. It does not depend on whether anybody sent.
   */
  mayHold(): Promise<boolean>;
  /** What is remembered of the image. */
  readonly image: () => Image;
  /** The day of the next pass, as the rows say; what is due by then. */
  endsOn(): Promise<Day | undefined>;
}

export function createKeptPool(world: PoolWorld): KeptPool {
  const { store } = world;
  const rows = createPoolRows(world);
  const { images } = rows;
  const { hasBegun, ...beats } = createBeats(world, rows);
  const makeFirstRows = () =>
    rows.write(async (tx, open) => {
      if (tx.rows.pool.length === 2 && tx.rows.carried.length === 2) return undefined;
      const opened = await open();
      return { written: images.ofPass(tx.rows, opened, rows.under(tx, world.nextTurn())) };
    });
  return {
    ...beats,
    now: async () => waitingIn((await rows.current()).image),
    knows: async (id) => waitingIn((await rows.current()).image).isKnown(id),
    image: () => images.memory().image,
    mayHold: async () => {
      const { dialogs, windows } = (await rows.current()).image;
      return dialogs > 0 || hasBegun() || windows.length > 0;
    },
    endsOn: async () => (await store.look()).endsOn,
    prepare: async () => {
      await makeFirstKeys(world);
      await rows.alone(makeFirstRows);
      await rows.current();
    },
    look: async () => {
      const { fastUntil } = await store.look();
      world.rhythm.hear(fastUntil);
    },
    renewKeys: (goesOn) => renewKeys(world, rows, () => 'going', goesOn),
    followUpKeys: async (mayDestroy) => {
      const lost = await followUpKeys(world, mayDestroy);
      if (lost !== undefined) rows.sayOnce('pool_key_lost', lost);
      // What is remembered is whole. A copy of the vault may still have the key, so it is not destroyed yet.
      if (lost === 'running')
        await renewKeys(world, rows, (role) =>
          role === 'running' || role === 'before' ? 'before' : 'going',
        );
    },
    takeIn: (others, isOut) => takeAside(world, rows, others, isOut),
    release: (releasing) => releaseDue(world, rows, releasing),
  };
}

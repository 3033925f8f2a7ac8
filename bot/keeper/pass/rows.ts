import { addDays, type Day } from '../../domain/day';
import { createMutex, type Mutex } from '../../domain/mutex';
import type { PoolKeyName, PoolTransaction } from '../../ports/pool-store';
import { KeeperError } from '../keeper-error';
import type { Memory } from './image-room';
import {
  createImages,
  type Images,
  KeyUnknown,
  type OpenedRows,
  type SealingKey,
  type WrittenRows,
} from './images';
import { replaceLostKey, runningKey } from './keys';
import type { PoolWorld } from './world';

/** The pool's rows, and what this process remembers of them. */
export interface PoolRows {
  readonly images: Images;
  /** Runs one after the other all that writes rows and remembers them. */
  readonly alone: Mutex;
  /**
   * Runs one transaction. If its key is not known here, the keys are read and it runs once more. What was
   * written is remembered once it is durable. Nothing is written if `work` gives nothing.
   */
  write<T extends { readonly written: WrittenRows }>(
    work: (tx: PoolTransaction, open: () => Promise<OpenedRows>) => Promise<T | undefined>,
    after?: 'wipe',
  ): Promise<T | undefined>;
  /** What an image is sealed with: the running key and the day of the next pass. */
  readonly under: (tx: Pick<PoolTransaction, 'keys'>, endsOn: Day) => SealingKey;
  /** The day of the next pass, or of one that is late. */
  readonly endOf: (tx: Pick<PoolTransaction, 'rows'>) => Day;
  /** What waits, read again if another process has written. */
  current(): Promise<Memory>;
  sayOnce(code: ConstructorParameters<typeof KeeperError>[0], of: string): void;
}

export function createPoolRows(world: PoolWorld): PoolRows {
  const { store, keys, journal } = world;
  const images = createImages(world);
  const alone = createMutex();
  const told = new Set<string>();
  const lost = new Set<PoolKeyName>();

  const sayOnce: PoolRows['sayOnce'] = (code, of) => {
    if (told.has(`${code} ${of}`)) return;
    told.add(`${code} ${of}`);
    journal.fault('pool', new KeeperError(code));
  };
  /** Reports problems of rows, and keeps those that a write would destroy. */
  const openAll = async (tx: PoolTransaction): Promise<OpenedRows> => {
    const all = [...tx.rows.pool, ...tx.rows.carried];
    if (all.some(({ key }) => keys.known(key) === undefined && !lost.has(key)))
      throw new KeyUnknown();
    const opened = images.open(tx.rows, tx.keys);
    if (opened.isSetBack) sayOnce('pool_set_back', String(opened.image.number));
    for (const { table, ...row } of opened.unreadable) {
      sayOnce('pool_unreadable', row.revision);
      await tx.setAside(table, row);
    }
    world.beatRate.hear(tx.rows.fastUntil);
    return opened;
  };
  const withKeys = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof KeyUnknown)) throw error;
      if (await replaceLostKey({ store, keys })) sayOnce('pool_key_lost', '');
      const { pool, carried } = await store.read();
      for (const { key } of [...pool, ...carried]) if (keys.known(key) === undefined) lost.add(key);
      return run();
    }
  };

  return {
    images,
    alone,
    sayOnce,
    write: async (work, after) => {
      const done = await withKeys(() =>
        store.write(
          async (tx) => {
            const made = await work(tx, () => openAll(tx));
            if (made !== undefined) await tx.write(made.written.rows, world.beatRate.fastUntil());
            return made;
          },
          after,
          images.isKnown,
        ),
      );
      if (done === undefined) return undefined;
      images.remember(done.written);
      for (const { image } of done.written.rows) world.sealer.giveBack(image);
      return done;
    },
    under: (tx, endsOn) => {
      const key = runningKey(tx.keys, keys);
      if (key === undefined) throw new KeyUnknown();
      return { key, endsOn };
    },
    endOf: ({ rows }) => {
      const next = world.nextTurn();
      const kept = rows.pool
        .map(({ endsOn }) => endsOn)
        .sort()
        .at(-1);
      // Clocks of processes may differ around the hour of the pass.
      return kept === undefined || kept > addDays(next, 1) ? next : kept;
    },
    current: async () => {
      const { revisions } = await store.look();
      if (revisions.length > 0 && revisions.every(images.isKnown)) return images.memory();
      return alone(async () => {
        const rows = await store.read();
        await keys.read(rows.keys);
        const { image, carried } = images.open(rows, rows.keys);
        const key = rows.keys.find(({ role }) => role === 'running')?.name;
        images.remember({ rows: [], memory: { image, carried }, key });
        return images.memory();
      });
    },
  };
}

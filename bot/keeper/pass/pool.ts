import type { Day } from '../../domain/day';
import type { Entry, SubmissionId } from '../../domain/operation';
import { type Image, withOpened, without } from '../../domain/pool-image';
import type { Pool } from '../../ports/pool';
import type { PoolKeyRow } from '../../ports/pool-store';
import { type Beats, createBeats } from './beats';
import { roomForMore } from './image-room';
import { KeyUnknown } from './images';
import { followUpKeys, makeFirstKeys, nextOf } from './keys';
import { type Passing, passDue } from './pass-due';
import { createPoolRows, type PoolRows } from './rows';
import { waitingIn } from './submissions';
import type { PoolWorld } from './world';

/** The pool of one process. */
export interface KeeperPool extends Pool, Pick<Beats, 'begins' | 'beatNow'> {
  /** Makes the keys and rows of a new installation, and opens existing ones. */
  prepare(): Promise<void>;
  look(): Promise<void>;
  /** Replaces all keys, after a leak. With `goesOn` it draws what a call that was cut short has named. */
  renewKeys(goesOn: boolean): Promise<void>;
  /** Takes in what waited in images that did not open; false, with nothing done, if there is no room. */
  takeIn(others: readonly Image[], isOut: (entry: Entry) => Promise<boolean>): Promise<boolean>;
  /** Draws and destroys keys as far as that is due. */
  followUpKeys(mayDestroy: boolean): Promise<void>;
  /** Passes what is due in one transaction; gives the ids that came out. */
  pass(passing: Passing): Promise<readonly SubmissionId[]>;
  /** Whether anybody has begun a dialog that is not out, sent or not: then something may wait. */
  mayHold(): Promise<boolean>;
  readonly image: () => Image;
  /** The day of the next pass, as the rows say. */
  endsOn(): Promise<Day | undefined>;
}

export function createKeeperPool(world: PoolWorld): KeeperPool {
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
    remembered: () => waitingIn(images.memory().image),
    knows: async (id) => waitingIn((await rows.current()).image).isKnown(id),
    image: () => images.memory().image,
    mayHold: async () => {
      const { dialogs, windows } = (await rows.current()).image;
      return dialogs > 0 || hasBegun() || windows.length > 0;
    },
    endsOn: async () => (await store.look()).endsOn,
    prepare: async () => {
      await makeFirstKeys(world);
      // What is there is read once.
      await rows.current();
      await rows.alone(makeFirstRows);
    },
    look: async () => {
      const { fastUntil } = await store.look();
      world.beatRate.hear(fastUntil);
    },
    renewKeys: (goesOn) => renewKeys(world, rows, () => 'going', goesOn),
    followUpKeys: async (mayDestroy) => {
      const lost = await followUpKeys(world, mayDestroy);
      if (lost !== undefined) rows.sayOnce('pool_key_lost', lost);
      // This process remembers everything. The lost key is not destroyed: a copy of the vault may have it.
      if (lost === 'running')
        await renewKeys(world, rows, (role) =>
          role === 'running' || role === 'before' ? 'before' : 'going',
        );
    },
    takeIn: (others, isOut) => takeAside(world, rows, others, isOut),
    pass: (passing) => passDue(world, rows, passing),
  };
}

async function takeAside(
  { sealer }: Pick<PoolWorld, 'sealer'>,
  rows: PoolRows,
  others: readonly Image[],
  isOut: (entry: Entry) => Promise<boolean>,
): Promise<boolean> {
  const run = () =>
    rows.write(async (tx, open) => {
      const opened = await open();
      const all = withOpened(opened.image, others);
      const known = new Set(opened.image.entries.map(({ id }) => id));
      const out: SubmissionId[] = [];
      for (const entry of all.entries)
        if (!known.has(entry.id) && (await isOut(entry))) out.push(entry.id);
      const image = without(all, out, 'out');
      const now = { image, carried: opened.carried };
      const endsOn = rows.endOf(tx);
      const room = roomForMore(sealer, now, endsOn);
      if (all.entries.some(({ when }) => room(image, when.outOn) < 0)) return undefined;
      const under = rows.under(tx, endsOn);
      // A row that stays unreadable would be set aside again with the next beat.
      const isWhole = opened.unreadable.length === 0;
      return { written: rows.images[isWhole ? 'ofBeat' : 'ofPass'](tx.rows, now, under) };
    });
  return (await rows.alone(run)) !== undefined;
}

/**
 * Draws a running and a next key, and seals what is known under the first. `roleOf` gives old keys' roles.
 */
async function renewKeys(
  { store, keys }: PoolWorld,
  rows: PoolRows,
  roleOf: (role: PoolKeyRow['role']) => PoolKeyRow['role'],
  goesOn = false,
): Promise<void> {
  // Both are named in the database before they are drawn.
  const fresh = await store.write(async (tx) => {
    const left = tx.keys.filter(({ role, mark }) => role === 'next' && mark === undefined);
    const named = [...(goesOn ? left : []), nextOf(keys), nextOf(keys)].slice(0, 2);
    await tx.keepKeys(named);
    return named;
  });
  const drawn = await Promise.all(fresh.map((row) => keys.draw(row)));
  await store.write((tx) => tx.keepKeys(drawn));
  await keys.read((await store.read()).keys);
  const seal = () =>
    rows.write(async (tx, open) => {
      const opened = await open();
      const [running, next] = drawn;
      if (running === undefined || next === undefined) throw new KeyUnknown();
      const others = tx.keys.filter(({ name }) => !drawn.some((one) => one.name === name));
      const key: PoolKeyRow = { ...running, role: 'running' };
      const kept = others.map((row): PoolKeyRow => ({ ...row, role: roleOf(row.role) }));
      await tx.keepKeys([...kept, key, next]);
      return { written: rows.images.ofPass(tx.rows, opened, { key, endsOn: rows.endOf(tx) }) };
    }, 'wipe');
  await rows.alone(seal);
}

import type { Month } from '../domain/day';
import { expiryOfOpen, isExpired } from '../domain/retention';
import type { Epoch } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import { isUnread } from '../threads/is-damaged';
import { carryOn, nothingWaits, type WaitsOn } from './carry-on';
import type { KeeperWorld } from './keeper';
import { noticesFor } from './notices-for';
import { hasKeyOf } from './open-months';
import { openRelease } from './open-release';
import { namedThreads, openRows } from './open-rows';
import { reminderOfPass } from './remind';
import type { Ahead } from './work-ahead';

/**
 * Ends the running epoch: everything in the pool that is due becomes threads, messages and states together,
 * in one transaction and in random order, what is not due yet waits on in the next epoch, and the epoch's key
 * is gone. Whom to tell is asked within the same transaction. Within it no key is read: where one is missing
 * the transaction is undone, the keys are read, and all of it is done again.
 * @param pass where the clock ends the epoch: what was worked out before, for whatever is still as it was
 * @returns what waits on
 */
export async function release(world: KeeperWorld, pass?: Pass): Promise<WaitsOn> {
  if (pass !== undefined) await readMonths(world);
  return withKeys(world, (within) => releaseOnce(within, pass));
}

/** The end of a window that the clock ends: it comes whether or not something waits. */
interface Pass {
  readonly ahead: Ahead;
}

/**
 * Begins a new epoch without releasing anything: everything that waits is sealed again to it, and the window
 * ends when it would have. Not while a thread is being moved or an excerpt given, whose slots this cannot
 * name anew: it goes with the next pass. Gives whether it was done.
 */
export async function moveOn(world: KeeperWorld, endsOn: Epoch['endsOn']): Promise<boolean> {
  try {
    await withKeys(world, async (within) => {
      const next = { ...(await within.poolSealer.newEpoch()), endsOn };
      await within.pool.release(next, async (epoch, rows, { find }) => {
        const all = await openRows(within, epoch, rows);
        if (all.some(isParcel)) throw new PlacesHeld();
        const { rows: carried } = await carryOn(within, all, next, await find(namedThreads(all)));
        return { carried, removals: [], threads: [], messages: [], updates: [], notices: [] };
      });
    });
    return true;
  } catch (error) {
    if (error instanceof PlacesHeld) return false;
    throw error;
  }
}

/**
 * A pass takes open threads from wherever they may stand: keys of months are looked for that another process
 * may have drawn. While the vault is away it goes on with those that are known.
 */
async function readMonths({ clock, threads, threadSealer, inRelease }: KeeperWorld): Promise<void> {
  const today = clock.today();
  const months = [expiryOfOpen(today), ...(await threads.expiryMonths())];
  const isUnread = (month: Month): boolean =>
    !isExpired(month, today) && !hasKeyOf({ threadSealer }, month) && !threadSealer.lacksKey(month);
  if (months.some(isUnread)) await inRelease.readKeys().catch(() => undefined);
}

/** Undoes what was begun, and is caught there. */
class PlacesHeld extends Error {}

/** What is found and taken back under its slots alone. */
function isParcel(operation: Operation): boolean {
  const isExcerpt = operation.kind === 'filing' && operation.copy !== undefined;
  return isExcerpt || holdsPlaces.has(operation.kind);
}

const holdsPlaces: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>([
  'move',
  'carry',
  'remove',
  'hold',
]);

/** A rotation may draw keys while the release runs, and again while they are read. */
const most = 3;

async function withKeys<T>(
  world: KeeperWorld,
  run: (within: KeeperWorld) => Promise<T>,
): Promise<T> {
  const { threadSealer, readKeys } = world.inRelease;
  for (let tries = 1; ; tries++) {
    try {
      return await run({ ...world, threadSealer });
    } catch (error) {
      if (!isUnread(error) || tries === most) throw error;
      await readKeys();
    }
  }
}

async function releaseOnce(world: KeeperWorld, pass: Pass | undefined): Promise<WaitsOn> {
  const next = await world.poolSealer.newEpoch();
  const reminder = pass && (await reminderOfPass(world));
  let waits = nothingWaits;
  await world.pool.release(
    next,
    async (epoch, rows, stored) => {
      const opened = await openRelease(world, { epoch, next, ...pass }, rows, stored);
      const { arrived, kept, ...made } = opened;
      waits = kept;
      return { ...made, notices: await noticesFor(world, epoch, arrived), reminder };
    },
    pass && 'pass',
  );
  return waits;
}

import { addDays, type Day, type Month } from '../../domain/day';
import type { Entry } from '../../domain/operation';
import { expiryOfOpen } from '../../domain/retention';
import { isUnread } from '../../threads/is-damaged';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import { hasKeyOf } from '../upkeep/open-months';
import { reminderOfPass } from '../upkeep/remind';
import { noticesFor } from './notices';
import { openPass } from './open-pass';
import type { Ahead } from './work-ahead';

/** A turn of the day: what waited for it is delivered, and the keys of images turn. */
export interface Pass {
  /** The day of the window that ends. */
  readonly day: Day;
  readonly ahead: Ahead;
  /** Whether it is scheduled: all open threads are sealed again, and every member is told. */
  readonly byClock: boolean;
}

/**
 * Passes what is due: threads, messages, states and notices, in one transaction and in random order. No key
 * is read within it. If one is missing, the transaction is undone, the keys are read, and all of it is done
 * again.
 * @param pass none for what is delivered as soon as possible
 */
export async function pass(world: KeeperWorld, pass?: Pass): Promise<void> {
  if (pass !== undefined) await readMonths(world);
  await withKeys(world, (within, areKeysRead) => passOnce(within, pass, areKeysRead));
}

/** Reads months' keys that another process may have drawn. Without the vault the known ones must do. */
async function readMonths({ clock, threads, threadSealer, inPass }: KeeperWorld): Promise<void> {
  const today = clock.today();
  const months = [expiryOfOpen(today), ...(await threads.expiryMonths())];
  // An expired month's key is trusted only on the day of its reading, and something may wait there.
  const isUnread = (month: Month): boolean =>
    !hasKeyOf({ threadSealer }, month) && !threadSealer.lacksKey(month);
  if (months.some(isUnread)) await inPass.readKeys().catch(() => undefined);
}

/** Tries: a rotation may draw keys during the pass, and again while they are read. */
const most = 3;

async function withKeys(
  world: KeeperWorld,
  run: (within: KeeperWorld, areKeysRead: boolean) => Promise<void>,
): Promise<void> {
  const { threadSealer, readKeys } = world.inPass;
  for (let tries = 1; ; tries++) {
    try {
      await run({ ...world, threadSealer }, tries > 1);
      return;
    } catch (error) {
      if (!isUnread(error) || tries === most) throw error;
      await readKeys();
    }
  }
}

async function passOnce(world: KeeperWorld, pass: Pass | undefined, areKeysRead: boolean) {
  const { windows, clock, journal } = world;
  const byClock = pass?.byClock === true;
  const reminder = byClock ? await reminderOfPass(world) : undefined;
  const today = clock.today();
  const isDue = (entry: Entry): boolean => {
    const { from, outOn } = entry.when;
    // Delivered as soon as possible, whatever the hour.
    if (outOn === from) return outOn <= today || !windows.isBelievable(outOn);
    if (windows.isPassed(outOn)) return true;
    if (windows.isBelievable(outOn)) return false;
    journal.fault('pass', new KeeperError('clock_ahead'));
    return true;
  };
  await world.pool.pass({
    isDue,
    passOf: pass?.day,
    outUntil: windows.isPassed(today) ? today : addDays(today, -1),
    open: async (due, stored) => {
      const how = { isPass: byClock, areKeysRead, ...(pass && { ahead: pass.ahead }) };
      const { arrived, left, moved, ...made } = await openPass(world, due, stored, how);
      return {
        left,
        moved,
        pass: { ...made, notices: await noticesFor(world, byClock, arrived), reminder },
      };
    },
  });
}

import { addToMonth, type Day, type Month } from '../domain/day';
import { expiryOfOpen } from '../domain/retention';
import { expiryAtTurn, type ThreadState } from '../domain/thread';
import type { KeeperWorld } from './keeper';

/**
 * Looks at every month under which open threads may stand: the one that they share; the one that they shared
 * before, or, after a long stop, an earlier one; and where the clock was ahead for a while, a later one, in
 * which no desk looks.
 * @param months those under which any threads stand
 * @param look gives how many open ones there are in a month
 */
export async function lookWhereOpen(
  months: readonly Month[],
  shared: Month,
  look: (month: Month) => Promise<number>,
): Promise<void> {
  const latestFirst = [...months].sort().reverse();
  for (const month of latestFirst.filter((m) => m >= shared)) await look(month);
  let quiet = 0;
  for (const month of latestFirst.filter((m) => m < shared)) {
    const found = await look(month);
    // Open threads stand under one month: below two months without any, there are none.
    quiet = found > 0 || month === addToMonth(shared, -1) ? 0 : quiet + 1;
    if (quiet >= 2) return;
  }
}

interface KnownKeys {
  readonly threadSealer: Pick<KeeperWorld['threadSealer'], 'nameStateKeys'>;
}

/**
 * The month under which all open threads stand after a release on a day. Where its key is not there yet it is
 * the one before, for those in which something was written as well: else their month would tell them apart.
 */
export function sharedFrom(world: KnownKeys, day: Day): Month {
  const month = expiryOfOpen(day);
  const before = addToMonth(month, -1);
  return !hasKeyOf(world, month) && hasKeyOf(world, before) ? before : month;
}

/** A thread's month from a turn on; that of the open ones where its own month's key is not there. */
export function turnedTo(world: KnownKeys, state: ThreadState, today: Day, shared: Month): Month {
  const month = expiryAtTurn(state, today, shared);
  return hasKeyOf(world, month) ? month : shared;
}

/** Whether a month's key is known, without a look for it. */
export function hasKeyOf({ threadSealer }: KnownKeys, month: Month): boolean {
  return threadSealer.nameStateKeys('whistleblowing', month) !== undefined;
}

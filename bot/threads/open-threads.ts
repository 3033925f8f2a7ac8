import { addToMonth, type Day, type Month } from '../domain/day';
import type { Desk } from '../domain/ids';
import { expiryOfOpen } from '../domain/retention';
import { isSettled, type ThreadState } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone } from './is-damaged';
import type { QueueWorld } from './worlds';

interface OpenThread {
  readonly row: ThreadRow;
  readonly state: ThreadState;
}

/** The months of open threads: in the first hours of a month it may still be the month before. */
export function openMonths(today: Day): readonly Month[] {
  const month = expiryOfOpen(today);
  return [month, addToMonth(month, -1)];
}

/** A desk's threads that ask for something: open ones, and closed ones where the reporter wrote again. */
export async function openThreads(
  world: QueueWorld,
  desk: Desk,
  today: Day,
): Promise<OpenThread[]> {
  const rows = await world.threads.ofDesk(desk, openMonths(today));
  return unsettled(world, rows);
}

/** Those of the rows that are not settled. One that cannot be read is left out and stops nobody. */
export async function unsettled(
  { threadSealer, journal }: Pick<QueueWorld, 'threadSealer' | 'journal'>,
  rows: readonly ThreadRow[],
): Promise<OpenThread[]> {
  const opened = await Promise.all(
    rows.map(async (row) => {
      try {
        return { row, state: await threadSealer.openState(row) };
      } catch (error) {
        if (!isDamaged(error) && !isKeyGone(error)) throw error;
        journal.fault('thread', error);
        return undefined;
      }
    }),
  );
  return opened.filter((one) => one !== undefined).filter(({ state }) => !isSettled(state));
}

import type { Day } from '../domain/day';
import type { ThreadId } from '../domain/ids';
import type { Entry } from '../domain/operation';
import type { ThreadRow } from '../ports/thread-store';
import { readBoth } from '../threads/read-messages';
import { messageOf, ofKind } from './changes';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';

/**
 * Entries but those that came out earlier. That is asked of overdue ones alone: an image that had been set
 * aside may bring back what nobody remembers. A report that came out is found by its code: see `fileThreads`.
 */
export async function notOut(
  world: KeeperWorld,
  entries: readonly Entry[],
  there: ReadonlyMap<ThreadId, ThreadRow>,
  today: Day,
): Promise<readonly Entry[]> {
  const fresh: Entry[] = [];
  for (const entry of entries) {
    const written = entry.when.outOn < today ? ofKind([entry], 'message') : [];
    const isOut = await Promise.all(
      written.map(async (one) => {
        const row = there.get(one.operation.thread);
        if (row === undefined) return false;
        const { common } = await world.threadSealer.openAsDesk(row);
        const { id } = messageOf(one);
        return (await readBoth(world, common, row.id)).some((message) => message.id === id);
      }),
    );
    if (isOut.includes(true)) world.journal.fault('release', new KeeperError('filed_again'));
    else fresh.push(entry);
  }
  return fresh;
}

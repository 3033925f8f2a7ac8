import type { Day } from '../../domain/day';
import type { ThreadId } from '../../domain/ids';
import { type Entry, messageIdOf, type SubmissionId } from '../../domain/operation';
import { readBoth } from '../../threads/families';
import { isDamaged, isKeyGone } from '../../threads/is-damaged';
import { findNotes } from '../../threads/notes';
import { KeeperError } from '../keeper-error';
import { namedThreads, type Opening, ofKind } from './changes';

/** Splits entries into those to apply and those left waiting, whose damaged threads hold up nobody else. */
export async function applicable(
  { world, entries, there }: Opening,
  areKeysRead: boolean,
): Promise<{ readonly entries: readonly Entry[]; readonly left: readonly SubmissionId[] }> {
  /** Whether something opens. Any other fault, such as a vault that is away, stops the pass. */
  const opens = async (open: () => Promise<unknown>): Promise<boolean> => {
    try {
      await open();
      return true;
    } catch (error) {
      // An expired month's missing key is certain only once the keys were read today.
      if (!isDamaged(error) && !(areKeysRead && isKeyGone(error))) throw error;
      return false;
    }
  };
  /** Reads all that a move or an excerpt takes from its thread; throws where any of it is damaged. */
  const readsWhole = async ({ operations }: Entry): Promise<void> => {
    for (const operation of operations) {
      if (operation.kind !== 'move' && operation.kind !== 'excerpt') continue;
      const row = there.get(operation.kind === 'move' ? operation.from : operation.origin);
      if (row === undefined) continue;
      await world.threadSealer.openState(row);
      const { common, internal } = await world.threadSealer.openAsDesk(row);
      if (operation.kind !== 'move') continue;
      await readBoth(world, common, row.id);
      await (await findNotes(world, internal, row.id)).from(0);
    }
  };
  const shut = new Set<ThreadId>();
  for (const row of there.values())
    if (!(await opens(() => world.threadSealer.openAsDesk(row)))) shut.add(row.id);
  const left: SubmissionId[] = [];
  for (const entry of entries) {
    const isShut = namedThreads([entry]).some((id) => shut.has(id));
    if (!isShut && (await opens(() => readsWhole(entry)))) continue;
    // Else a damage done on purpose would tell whether this thread's reporter has written. The desk's next
    // look at the thread names it.
    if (!isByReporter(entry)) world.journal.fault('pass', new KeeperError('operation_left_out'));
    left.push(entry.id);
  }
  return { entries: entries.filter(({ id }) => !left.includes(id)), left };
}

function isByReporter({ operations }: Entry): boolean {
  return operations.some((one) => one.kind === 'message' && one.side === 'reporter');
}

/** Entries that were not delivered before. An image that was set aside may bring back overdue ones. */
export async function notOut(opening: Opening, today: Day): Promise<readonly Entry[]> {
  const { world, entries, there } = opening;
  const fresh: Entry[] = [];
  for (const entry of entries) {
    const written = entry.when.outOn < today ? ofKind([entry], 'message') : [];
    const isOut = await Promise.all(
      written.map(async (one) => {
        const row = there.get(one.operation.thread);
        if (row === undefined) return false;
        const { common } = await world.threadSealer.openAsDesk(row);
        const id = messageIdOf(one.entry, one.nth);
        return (await readBoth(world, common, row.id)).some((message) => message.id === id);
      }),
    );
    if (isOut.includes(true)) world.journal.fault('pass', new KeeperError('filed_again'));
    else fresh.push(entry);
  }
  return fresh;
}

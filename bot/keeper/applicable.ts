import type { ThreadId } from '../domain/ids';
import type { Entry, SubmissionId } from '../domain/operation';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone } from '../threads/is-damaged';
import { readBoth } from '../threads/read-messages';
import { namedThreads } from './changes';
import type { KeeperWorld } from './keeper';
import { KeeperError } from './keeper-error';

/** Entries that can be applied. One of a damaged thread is said and waits on, and holds up nobody. */
export async function applicable(
  world: KeeperWorld,
  entries: readonly Entry[],
  there: ReadonlyMap<ThreadId, ThreadRow>,
  areKeysRead: boolean,
): Promise<{ readonly entries: readonly Entry[]; readonly left: readonly SubmissionId[] }> {
  /**
   * Whether something opens; what fails for another reason, as while the vault is away, stops the release.
   */
  const opens = async (open: () => Promise<unknown>): Promise<boolean> => {
    try {
      await open();
      return true;
    } catch (error) {
      // An expired month's key is known once it has been read on this day.
      if (!isDamaged(error) && !(areKeysRead && isKeyGone(error))) throw error;
      return false;
    }
  };
  const shut = new Set<ThreadId>();
  for (const row of there.values())
    if (!(await opens(() => world.threadSealer.openAsDesk(row)))) shut.add(row.id);
  const left: SubmissionId[] = [];
  for (const entry of entries) {
    const isShut = namedThreads([entry]).some((id) => shut.has(id));
    if (!isShut && (await opens(() => readsWhole(world, entry, there)))) continue;
    world.journal.fault('release', new KeeperError('operation_left_out'));
    left.push(entry.id);
  }
  return { entries: entries.filter(({ id }) => !left.includes(id)), left };
}

/** Reads what a move or an excerpt takes of its thread; throws where something of it is damaged. */
async function readsWhole(
  world: KeeperWorld,
  { operations }: Entry,
  there: ReadonlyMap<ThreadId, ThreadRow>,
): Promise<void> {
  for (const operation of operations) {
    if (operation.kind !== 'move' && operation.kind !== 'excerpt') continue;
    const row = there.get(operation.kind === 'move' ? operation.from : operation.origin);
    if (row === undefined) continue;
    await world.threadSealer.openState(row);
    const { common } = await world.threadSealer.openAsDesk(row);
    if (operation.kind === 'move') await readBoth(world, common, row.id);
  }
}

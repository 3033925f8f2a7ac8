import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { isPast } from '../domain/proposal';
import { readersOf } from '../domain/readers';
import { openStates } from '../threads/open-threads';
import type { Proposed } from './proposals';
import type { QueueThread } from './queue/queue';
import type { Seat } from './world';

/**
 * A desk's threads with those in which a colleague asks a member to read a masked copy, or to take words out.
 * A closed one may be under another month. Where its proposer reads a case no more, nobody is asked.
 * @param members everybody of the member's desk
 * @param proposed all that the desk has of proposals
 */
export async function withAwaited(
  { world, member }: Seat,
  members: readonly Member[],
  proposed: readonly Proposed[],
  among: readonly QueueThread[],
): Promise<readonly QueueThread[]> {
  const today = world.clock.today();
  const asking = proposed.filter(({ row, proposal: one }) => {
    const isReady = one.kind === 'mask' && one.ready !== undefined && one.agreed === undefined;
    const asks = isReady || one.kind === 'remove';
    return asks && one.by !== member.id && !isPast(one, row.day, today);
  });
  const all = new Map<ThreadId, QueueThread>(among.map((one) => [one.row.id, one]));
  const ids = new Set(asking.flatMap(({ proposal }) => proposal.thread ?? []));
  for (const one of await openStates(world, await world.threads.byIds([...ids]))) {
    const readers = readersOf(members, one).map(({ id }) => id);
    const isAsked = asking.some(({ proposal: { thread, by } }) => {
      return thread === one.row.id && readers.includes(by);
    });
    if (isAsked && readers.includes(member.id)) all.set(one.row.id, { ...one, awaits: true });
  }
  return [...all.values()];
}

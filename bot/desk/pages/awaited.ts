import { type AwaitedAtDesk, type AwaitedInCase, caseAsks } from '../../domain/desk-parts';
import type { ThreadId } from '../../domain/ids';
import { isDeputy, isSamePerson, type Member } from '../../domain/member';
import { mayRead } from '../../domain/readers';
import { isTakenOut } from '../../domain/thread';
import { openStates } from '../../threads/open-threads';
import { findAnswerable } from '../case/answerable';
import { titleOf } from '../case/colleagues';
import { type Looked, otherReaders } from '../case/find-thread';
import { type Proposed, proposalsAmong } from '../case/proposals';
import type { Seat } from '../case/world';
import { listsToRead } from './case-list';
import type { QueueThread } from './queue';
import { onShelf } from './shelf';

/** What waits for a member's own answer. Queue, case and members' view show this and nothing else. */
interface Awaited {
  readonly cases: ReadonlyMap<ThreadId, QueueThread>;
  readonly atDesk: AwaitedAtDesk;
}

/**
 * Finds everything that waits for a member's answer. A closed case may be under another month.
 * @param members everybody of the member's desk
 * @param proposed all that the desk has of proposals
 */
export async function findAwaited(
  seat: Seat,
  members: readonly Member[],
  proposed: readonly Proposed[],
): Promise<Awaited> {
  const { world, member } = seat;
  const ids = new Set(
    proposed.flatMap(({ proposal: one }) => {
      const isOver = one.by === member.id || (one.kind === 'mask' && one.agreed !== undefined);
      return isOver ? [] : (one.thread ?? []);
    }),
  );
  const threads = await openStates(world, await world.threads.byIds([...ids]));
  const cases = new Map<ThreadId, QueueThread>();
  for (const one of threads) {
    if (!mayRead(member, members, one)) continue;
    const awaits = await awaitedIn(seat, { ...one, member, members }, proposed);
    if (awaits.length > 0)
      cases.set(one.row.id, { ...one, awaits: awaits.map(({ what }) => what) });
  }
  if (isDeputy(member))
    return { cases, atDesk: { person: 0, close_together: 0, take_out: 0, list: 0 } };
  const together = await findAnswerable(seat, 'close_together', proposed);
  const today = world.clock.today();
  const isAsked = (visible: QueueThread): boolean =>
    proposalsAmong(proposed, today, 'take_out', { ...visible, members }).some(
      ({ proposal }) => !isSamePerson(member, proposal.by),
    );
  const renewals = await world.people.renewals(member.desk);
  const atDesk = {
    person:
      members.filter(({ standing }) => standing === 'waiting').length +
      renewals.filter(({ of }) => of !== member.id).length,
    close_together: together.filter(({ shown }) => !shown.own).length,
    take_out: onShelf(threads, member, members).filter(isAsked).length,
    list: (await listsToRead(seat, proposed)).length,
  };
  return { cases, atDesk };
}

/**
 * What waits for a member's answer in a case. Where its proposer reads the case no more, nobody is asked to
 * read a masked copy.
 */
export async function awaitedIn(
  seat: Seat,
  visible: Looked,
  proposed: readonly Proposed[],
): Promise<readonly AwaitedInCase[]> {
  const { world, member } = seat;
  const found: AwaitedInCase[] = [];
  for (const what of caseAsks) {
    // A case past its time is only given out or archived.
    if (what === 'mask') found.push(...masksToRead(seat, visible, proposed));
    else if (!isTakenOut(visible.state)) {
      const all = await findAnswerable({ world, member, visible }, what, proposed);
      const asked = all.find(({ shown }) => !shown.own && shown.choices.includes('yes'));
      if (asked !== undefined) found.push({ what, by: asked.shown.by });
    }
  }
  return found;
}

function masksToRead(
  { world, member }: Seat,
  visible: Looked,
  proposed: readonly Proposed[],
): readonly AwaitedInCase[] {
  const masks = proposalsAmong(proposed, world.clock.today(), 'mask', visible);
  const readers = otherReaders(visible);
  const asked = masks.find(
    ({ proposal: { by, ready, agreed } }) =>
      ready !== undefined && agreed === undefined && readers.some(({ id }) => id === by),
  );
  if (asked === undefined || asked.proposal.by === member.id) return [];
  return [{ what: 'mask', by: titleOf(readers, asked.proposal.by) }];
}

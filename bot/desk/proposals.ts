import { addDays, type Day } from '../domain/day';
import type { Desk, MemberId } from '../domain/ids';
import { isClosedTogether, isPast, isUnacknowledged, type Proposal } from '../domain/proposal';
import { expiryOfClosed } from '../domain/retention';
import { isHeld, visibleTo } from '../domain/thread';
import type { ProposalRow } from '../ports/proposals';
import { isDamaged } from '../threads/is-damaged';
import { openThreads, threadsOfMonth } from '../threads/open-threads';
import type { KnownThread } from '../threads/remembered-states';
import type { DeskWorld } from './desk';

/** A proposal with the row in which it stands. */
export interface Proposed {
  readonly row: ProposalRow;
  readonly proposal: Proposal;
}

/** A desk's proposals of which something can still come. One that does not open is left out. */
export async function proposalsOf(world: DeskWorld, desk: Desk): Promise<readonly Proposed[]> {
  const { proposals, proposalSealer, journal, clock } = world;
  const found: Proposed[] = [];
  for (const row of await proposals.ofDesk(desk)) {
    try {
      const proposal = await proposalSealer.open(row);
      if (!isPast(proposal, row.day, clock.today())) found.push({ row, proposal });
    } catch (error) {
      if (!isDamaged(error)) throw error;
      journal.fault('desk', error);
    }
  }
  return found;
}

/** The desk's reports that nobody has acknowledged, of days that are over, and that all of these may see. */
export async function unacknowledged(
  world: DeskWorld,
  desk: Desk,
  members: readonly MemberId[],
): Promise<readonly KnownThread[]> {
  const today = world.clock.today();
  const open = await openThreads(world, desk, today);
  return open.filter(
    ({ row, state }) =>
      // What comes in today is not known yet.
      row.filedOn < today && isUnacknowledged(state) && members.every((id) => visibleTo(id, state)),
  );
}

/** The reports that were closed by a proposal, are closed still, and that the member may see. */
export async function closedBy(
  world: DeskWorld,
  desk: Desk,
  { filedOn, agreed }: Proposal,
  member: MemberId,
): Promise<readonly KnownThread[]> {
  if (agreed === undefined) return [];
  const closed: KnownThread[] = [];
  // It may have taken until after midnight.
  const months = [agreed.on, addDays(agreed.on, 1)].map(expiryOfClosed);
  for (const month of new Set(months)) closed.push(...(await threadsOfMonth(world, desk, month)));
  const open = await openThreads(world, desk, world.clock.today());
  closed.push(...open.filter(({ state }) => isHeld(state)));
  return closed.filter(
    ({ row, state }) =>
      row.filedOn === filedOn && isClosedTogether(state) && visibleTo(member, state),
  );
}

/** How many threads there are of each day. */
export function countByDay(threads: readonly KnownThread[]): ReadonlyMap<Day, number> {
  const counts = new Map<Day, number>();
  for (const { row } of threads) counts.set(row.filedOn, (counts.get(row.filedOn) ?? 0) + 1);
  return counts;
}

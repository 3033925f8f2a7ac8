import { addDays, type Day } from '../domain/day';
import type { Desk, MemberId } from '../domain/ids';
import { isClosedTogether, isPast, isUnacknowledged, type Proposal } from '../domain/proposal';
import { mayRead, type Readable } from '../domain/readers';
import { expiryOfClosed } from '../domain/retention';
import { isHeld, isSettled } from '../domain/thread';
import type { ProposalRow } from '../ports/proposals';
import { isDamaged } from '../threads/is-damaged';
import { amongOpen, openThreads, threadsOfMonth } from '../threads/open-threads';
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
  const allRead = await readByAll(world, desk, members);
  return open.filter(
    // What comes in today is not known yet.
    (one) => one.row.filedOn < today && isUnacknowledged(one.state) && allRead(one),
  );
}

/**
 * Whether all of these may see a case. Who has left the desk sees nothing any more: what was agreed on and is
 * not done by then is left.
 */
export async function readByAll(
  { people }: Pick<DeskWorld, 'people'>,
  desk: Desk,
  ids: readonly MemberId[],
): Promise<(one: Readable) => boolean> {
  const all = await people.ofDesk(desk);
  const asking = ids.map((id) => all.find((member) => member.id === id));
  return (one) => asking.every((member) => member !== undefined && mayRead(member, all, one));
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
  const among = await amongOpen(world, desk, world.clock.today());
  closed.push(...among.filter(({ state }) => isHeld(state) || isSettled(state)));
  const reads = await readByAll(world, desk, [member]);
  // One that the upkeep is just moving is found twice.
  const found = new Map(closed.map((one) => [one.row.id, one]));
  return [...found.values()].filter(
    (one) => one.row.filedOn === filedOn && isClosedTogether(one.state) && reads(one),
  );
}

/** How many threads there are of each day. */
export function countByDay(threads: readonly KnownThread[]): ReadonlyMap<Day, number> {
  const counts = new Map<Day, number>();
  for (const { row } of threads) counts.set(row.filedOn, (counts.get(row.filedOn) ?? 0) + 1);
  return counts;
}

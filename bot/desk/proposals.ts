import { addDays, type Day } from '../domain/day';
import type { Desk, MemberId, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { isClosedBy, isPast, isUnanswered, type Proposal } from '../domain/proposal';
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

/** The desk's reports that nobody has answered, of days that are over, and that all of these may see. */
export async function unanswered(
  world: DeskWorld,
  desk: Desk,
  members: readonly MemberId[],
): Promise<readonly KnownThread[]> {
  const today = world.clock.today();
  const open = await openThreads(world, desk, today);
  const allRead = await readByAll(world, desk, members);
  return open.filter(
    // What comes in today is not known yet.
    (one) => one.row.filedOn < today && isUnanswered(one.state) && allRead(one),
  );
}

/** Whether all of these may see a case. Who has left the desk sees nothing any more. */
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
  proposal: Proposal,
  member: MemberId,
): Promise<readonly KnownThread[]> {
  const { agreed } = proposal;
  if (agreed === undefined) return [];
  const closed: KnownThread[] = [];
  // It may have taken until after midnight.
  const months = [agreed.on, addDays(agreed.on, 1)].map(expiryOfClosed);
  for (const month of new Set(months)) closed.push(...(await threadsOfMonth(world, desk, month)));
  const standing = await amongOpen(world, desk, world.clock.today());
  closed.push(...standing.filter(({ state }) => isHeld(state) || isSettled(state)));
  const reads = await readByAll(world, desk, [member]);
  // One that the upkeep is just moving is found twice.
  const found = new Map(closed.map((one) => [one.row.id, one]));
  return among(proposal, [...found.values()]).filter(
    (one) => isClosedBy(proposal, one.state) && reads(one),
  );
}

/** Those of the threads that a proposal is about. */
export function among(
  { threads }: Proposal,
  known: readonly KnownThread[],
): readonly KnownThread[] {
  const named = new Set(threads);
  return known.filter(({ row }) => named.has(row.id));
}

/**
 * Reports that nobody has acknowledged and that a member may see, by day: which of them the member has
 * opened, as the audit says, and how many not.
 */
export async function byReading(
  world: DeskWorld,
  { id, desk }: Member,
): Promise<ReadonlyMap<Day, { readonly opened: ThreadId[]; readonly unopened: number }>> {
  const all = await unanswered(world, desk, [id]);
  const days = new Map<Day, { opened: ThreadId[]; unopened: number }>();
  if (all.length === 0) return days;
  const since = all.map(({ row }) => row.filedOn).reduce((a, b) => (a < b ? a : b));
  const opened = await world.auditTrail.threadsOf(id, 'thread_opened', since);
  for (const { row } of all) {
    const day = days.get(row.filedOn) ?? { opened: [], unopened: 0 };
    if (opened.has(row.id)) day.opened.push(row.id);
    else day.unopened += 1;
    days.set(row.filedOn, day);
  }
  return days;
}

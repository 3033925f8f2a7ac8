import { addDays, type Day } from '../domain/day';
import type { Desk, MemberId, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { isClosedBy, isPast, isUnanswered, type Proposal } from '../domain/proposal';
import { mayRead, type Readable } from '../domain/readers';
import { expiryOfClosed } from '../domain/retention';
import { isFinished, isHeld } from '../domain/thread';
import type { ProposalRow } from '../ports/proposals';
import { isDamaged } from '../threads/is-damaged';
import { amongOpen, openThreads, threadsOfMonth } from '../threads/open-threads';
import type { KnownThread } from '../threads/remembered-states';
import type { DeskWorld } from './world';

/** A proposal and its row. */
export interface Proposed {
  readonly row: ProposalRow;
  readonly proposal: Proposal;
}

/** A desk's proposals that can still have an effect. One that does not open is left out. */
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

/** The desk's unanswered reports of past days that all of these members may see. */
export async function unanswered(
  world: DeskWorld,
  desk: Desk,
  members: readonly MemberId[],
): Promise<readonly KnownThread[]> {
  const today = world.clock.today();
  const open = await openThreads(world, desk, today);
  const allRead = await readByAll(world, desk, members);
  return open.filter(
    // Today's reports are not complete yet.
    (one) => one.row.filedOn < today && isUnanswered(one.state) && allRead(one),
  );
}

/** Whether all of these may see a case. People who have left the desk see nothing. */
export async function readByAll(
  { people }: DeskWorld,
  desk: Desk,
  ids: readonly MemberId[],
): Promise<(one: Readable) => boolean> {
  const all = await people.ofDesk(desk);
  const asking = ids.map((id) => all.find((member) => member.id === id));
  return (one) => asking.every((member) => member !== undefined && mayRead(member, all, one));
}

/** The reports that a proposal closed, that are still closed, and that the member may see. */
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
  const open = await amongOpen(world, desk, world.clock.today());
  closed.push(...open.filter(({ state }) => isHeld(state) || isFinished(state)));
  const reads = await readByAll(world, desk, [member]);
  // A thread that the upkeep is moving now is found twice.
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
 * By day, the unacknowledged reports that a member may see: which of them the member has opened, by the
 * audit, and how many not.
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

import type { Day } from '../domain/day';
import type { ClosedItem, DayCount, ProposalItem } from '../domain/desk-parts';
import type { DeskView } from '../domain/desk-view';
import { isAway, type Member, receives } from '../domain/member';
import { undoneUntil } from '../domain/proposal';
import { titleOf } from './case-form';
import type { DeskWorld } from './desk';
import { closedBy, countByDay, type Proposed, proposalsOf, unacknowledged } from './proposals';

/** Choices that are in sight at once in either messenger. */
const mostChoices = 10;
/** Proposals at once: each is shown with its reason. */
const mostProposals = 5;
/** Fewer than these are closed one by one. */
const fewest = 2;

/**
 * What can be closed together, what is proposed, and what can be opened again. Each member's numbers are of
 * what that member may see; where there is nothing of that kind, the member is shown nothing of it.
 */
export async function togetherView(world: DeskWorld, member: Member): Promise<DeskView> {
  const all = await proposalsOf(world, member.desk);
  const [proposals, closed] = [[], []] as [ProposalItem[], ClosedItem[]];
  for (const one of all) {
    const item = await asProposed(world, member, one);
    if (item !== undefined) proposals.push(item);
    const done = await asClosed(world, member, one);
    if (done !== undefined) closed.push(done);
  }
  const days = await daysOf(world, member);
  return {
    name: 'desk_together',
    days: days.slice(0, mostChoices),
    proposals: proposals.slice(0, mostProposals),
    closed: closed.slice(0, mostChoices),
  };
}

/** Where a member says why; `undefined` when there is nothing to close of that day. */
export async function proposeView(
  world: DeskWorld,
  member: Member,
  day: Day,
): Promise<Extract<DeskView, { name: 'desk_propose' }> | undefined> {
  const found = (await daysOf(world, member)).find((one) => one.day === day);
  return found && { name: 'desk_propose', ...found };
}

/**
 * Whether a member may do it alone: all colleagues are away, and one of them reads as many of those reports
 * as are closed together, and so the reason, later.
 */
async function mayAlone(
  world: DeskWorld,
  { id, desk }: Member,
  people: readonly Member[],
  filedOn: Day,
): Promise<boolean> {
  const today = world.clock.today();
  const others = people.filter((one) => one.id !== id && receives(one));
  if (others.length === 0 || !others.every((one) => isAway(one, today))) return false;
  for (const other of others) {
    const both = countByDay(await unacknowledged(world, desk, [id, other.id]));
    if ((both.get(filedOn) ?? 0) >= fewest) return true;
  }
  return false;
}

/** Days with reports that nobody has acknowledged, those with most of them first. */
async function daysOf(world: DeskWorld, member: Member): Promise<readonly DayCount[]> {
  const counts = countByDay(await unacknowledged(world, member.desk, [member.id]));
  return [...counts]
    .map(([day, count]) => ({ day, count }))
    .filter(({ count }) => count >= fewest)
    .sort((a, b) => b.count - a.count || (a.day < b.day ? -1 : 1));
}

/**
 * A proposal that a member may say yes to, or that is the member's own. One of fewer than can be proposed
 * says to another member that its proposer sees more of that day: it is not shown.
 */
export async function asProposed(
  world: DeskWorld,
  member: Member,
  { row, proposal }: Proposed,
): Promise<ProposalItem | undefined> {
  const { by, filedOn, text } = proposal;
  if (proposal.agreed !== undefined) return undefined;
  const people = await world.people.ofDesk(member.desk);
  const proposer = people.find(({ id, standing }) => id === by && standing === 'member');
  if (proposer === undefined) return undefined;
  const both = await unacknowledged(world, member.desk, [by, member.id]);
  const count = countByDay(both).get(filedOn) ?? 0;
  const own = by === member.id;
  if (count < (own ? 1 : fewest)) return undefined;
  const { title } = proposer;
  const alone = own && (await mayAlone(world, member, people, filedOn));
  return { id: row.id, day: filedOn, count, title, own, text, mayAlone: alone };
}

/** Reports that were closed together and that the member may see, as long as they can be opened again. */
export async function asClosed(
  world: DeskWorld,
  member: Member,
  { row, proposal }: Proposed,
): Promise<ClosedItem | undefined> {
  const { agreed, filedOn } = proposal;
  if (agreed === undefined) return undefined;
  const { length } = await closedBy(world, member.desk, proposal, member.id);
  if (length === 0) return undefined;
  const { alone: why, by, on } = agreed;
  const people = why === undefined ? [] : await world.people.ofDesk(member.desk);
  const alone = why === undefined ? undefined : { title: titleOf(people, by), why };
  return { id: row.id, day: filedOn, count: length, until: undoneUntil(on), alone };
}

import type { Day } from '../domain/day';
import type { ClosedItem, DayToClose, ProposalItem } from '../domain/desk-parts';
import type { DeskView } from '../domain/desk-view';
import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import { isAway, type Member, receives } from '../domain/member';
import { closeReasonsOf } from '../domain/message';
import { type Proposal, undoneUntil } from '../domain/proposal';
import type { ViewNamed } from '../domain/view';
import { titleOf } from './colleagues';
import { among, byReading, closedBy, type Proposed, proposalsOf, unanswered } from './proposals';
import type { DeskWorld } from './world';

/** Choices that either messenger shows at once. */
const mostChoices = 10;
/** Proposals at once: each is shown with its reason. */
const mostProposals = 4;
/** Fewer are closed one by one. */
const fewest = 2;

/**
 * What can be closed together, what is proposed, and what can be reopened. Each member's numbers count only
 * what that member may see.
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

/** A day's reports that a member has opened, as many as one proposal names. */
export async function openedOf(
  world: DeskWorld,
  member: Member,
  day: Day,
): Promise<readonly ThreadId[]> {
  const { opened = [] } = (await byReading(world, member)).get(day) ?? {};
  return opened.slice(0, limits.proposalReports);
}

/** The form of a proposal; `undefined` if the member has not opened several reports of that day. */
export async function proposeView(
  world: DeskWorld,
  member: Member,
  day: Day,
): Promise<ViewNamed<'desk_propose'> | undefined> {
  const { opened = [], unopened = 0 } = (await byReading(world, member)).get(day) ?? {};
  if (opened.length < fewest) return undefined;
  const count = Math.min(opened.length, limits.proposalReports);
  return { name: 'desk_propose', day, count, unopened, reasons: closeReasonsOf(member.desk) };
}

/**
 * Whether a member may agree alone: all others are away, and one of them can read those reports and the
 * reason.
 */
async function mayAlone(
  world: DeskWorld,
  { id, desk }: Member,
  people: readonly Member[],
  proposal: Proposal,
): Promise<boolean> {
  const today = world.clock.today();
  const others = people.filter((one) => one.id !== id && receives(one));
  if (others.length === 0 || !others.every((one) => isAway(one, today))) return false;
  for (const other of others) {
    const both = among(proposal, await unanswered(world, desk, [id, other.id]));
    if (both.length >= fewest) return true;
  }
  return false;
}

/** Days with unanswered reports, those with most of them first. */
async function daysOf(world: DeskWorld, member: Member): Promise<readonly DayToClose[]> {
  return [...(await byReading(world, member))]
    .map(([day, { opened, unopened }]) => ({ day, count: opened.length + unopened, unopened }))
    .filter(({ count }) => count >= fewest)
    .sort((a, b) => b.count - a.count || (a.day < b.day ? -1 : 1));
}

/**
 * A proposal that is the member's own, or that the member may agree to. Shown with fewer reports than a
 * proposal needs, it would say that its proposer sees more of that day.
 */
export async function asProposed(
  world: DeskWorld,
  member: Member,
  { row, proposal }: Proposed,
): Promise<ProposalItem | undefined> {
  const { by, filedOn, reason, measures, text } = proposal;
  if (proposal.agreed !== undefined) return undefined;
  const people = await world.people.ofDesk(member.desk);
  const proposer = people.find(({ id, standing }) => id === by && standing === 'member');
  if (proposer === undefined) return undefined;
  const both = await unanswered(world, member.desk, [by, member.id]);
  const count = among(proposal, both).length;
  const own = by === member.id;
  if (count < (own ? 1 : fewest)) return undefined;
  const { title } = proposer;
  const alone = own && (await mayAlone(world, member, people, proposal));
  const said = { reason, measures, text };
  return { id: row.id, day: filedOn, count, title, own, ...said, mayAlone: alone };
}

/** Reports that were closed together and that the member may see, while they can be reopened. */
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

import type { Day } from '../../domain/day';
import type { ClosedItem, DayToClose } from '../../domain/desk-parts';
import type { DeskView } from '../../domain/desk-view';
import type { ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Member } from '../../domain/member';
import { closeReasonsOf } from '../../domain/message';
import { type ClosingTogether, isClosedBy, isUnanswered, undoneUntil } from '../../domain/proposal';
import { isPleading } from '../../domain/thread';
import type { ViewNamed } from '../../domain/view';
import { openThreads } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import { countRead, fewest, isReadByAll, proposedReports } from '../case/answerable';
import { titleOf } from '../case/colleagues';
import type { DeskWorld } from '../case/context';
import { type Proposed, proposalsOf } from '../case/proposals';
import { findAnswerable } from '../case/two';

/** Choices that either messenger shows at once. */
const mostChoices = 10;
/** Proposals at once: each is shown with its reason. */
const mostProposals = 4;

/**
 * What can be closed together, what is proposed, and what can be reopened. Each member's numbers count only
 * what that member may see.
 */
export async function togetherView(world: DeskWorld, member: Member): Promise<DeskView> {
  const proposals = await findAnswerable({ world, member }, 'close_together');
  const closed: ClosedItem[] = [];
  for (const one of await proposalsOf(world, member.desk, 'close_together')) {
    const done = await asClosed(world, member, one);
    if (done !== undefined) closed.push(done);
  }
  const days = await daysOf(world, member);
  return {
    name: 'desk_together',
    days: days.slice(0, mostChoices),
    proposals: proposals.slice(0, mostProposals).map(({ shown }) => shown),
    closed: closed.slice(0, mostChoices),
  };
}

interface Opened {
  readonly threads: readonly ThreadId[];
  readonly unopened: number;
  readonly pleading: number;
}

/** A day's reports that a member has opened, as many as one proposal names; none if they are too few. */
export async function openedOf(
  world: DeskWorld,
  member: Member,
  day: Day,
): Promise<Opened | undefined> {
  const { opened = [], unopened = 0 } = (await byReading(world, member)).get(day) ?? {};
  if (opened.length < fewest) return undefined;
  const some = opened.slice(0, limits.proposalReports);
  const pleading = some.filter(({ state }) => isPleading(state)).length;
  return { threads: some.map(({ row }) => row.id), unopened, pleading };
}

/** The form of a proposal; `undefined` if the member has not opened several reports of that day. */
export async function proposeView(
  world: DeskWorld,
  member: Member,
  day: Day,
): Promise<ViewNamed<'desk_propose'> | undefined> {
  const found = await openedOf(world, member, day);
  if (found === undefined) return undefined;
  const { threads, ...counts } = found;
  const reasons = closeReasonsOf(member.desk);
  return { name: 'desk_propose', day, count: threads.length, ...counts, reasons };
}

/** Days with unanswered reports, those with most of them first. */
async function daysOf(world: DeskWorld, member: Member): Promise<readonly DayToClose[]> {
  return [...(await byReading(world, member))]
    .map(([day, { opened, unopened }]) => ({ day, count: opened.length + unopened, unopened }))
    .filter(({ count }) => count >= fewest)
    .sort((a, b) => b.count - a.count || (a.day < b.day ? -1 : 1));
}

/** Reports that were closed together and that the member may see, while they can be reopened. */
export async function asClosed(
  world: DeskWorld,
  member: Member,
  { row, proposal }: Proposed<ClosingTogether>,
): Promise<ClosedItem | undefined> {
  const { agreed, filedOn } = proposal;
  if (agreed === undefined) return undefined;
  const reports = await proposedReports(world, proposal, (state) => isClosedBy(proposal, state));
  const people = await world.people.ofDesk(member.desk);
  const count = countRead(reports, people, [member.id]);
  if (count === 0) return undefined;
  const { alone: why, by, on } = agreed;
  const alone = why === undefined ? undefined : { title: titleOf(people, by), why };
  return { id: row.id, day: filedOn, count, until: undoneUntil(on), alone };
}

/**
 * By day, the unanswered reports that a member may see: which of them the member has opened, by the audit,
 * and how many not. Today's are not complete yet.
 */
async function byReading(
  world: DeskWorld,
  { id, desk }: Member,
): Promise<ReadonlyMap<Day, { readonly opened: KnownThread[]; readonly unopened: number }>> {
  const today = world.clock.today();
  const people = await world.people.ofDesk(desk);
  const all = (await openThreads(world, desk, today)).filter(
    (one) => one.row.filedOn < today && isUnanswered(one.state) && isReadByAll(people, [id], one),
  );
  const days = new Map<Day, { opened: KnownThread[]; unopened: number }>();
  if (all.length === 0) return days;
  const since = all.map(({ row }) => row.filedOn).reduce((a, b) => (a < b ? a : b));
  const opened = await world.auditTrail.threadsOf(id, 'thread_opened', { since });
  for (const one of all) {
    const { row } = one;
    const day = days.get(row.filedOn) ?? { opened: [], unopened: 0 };
    if (opened.has(row.id)) day.opened.push(one);
    else day.unopened += 1;
    days.set(row.filedOn, day);
  }
  return days;
}

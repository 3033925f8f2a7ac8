import type { ClosingShown, ProposalShown, ShutOutShown } from '../../domain/desk-parts';
import type { Id, MemberId } from '../../domain/ids';
import { isAway, isSamePerson, type Member, receives } from '../../domain/member';
import {
  type ClosingTogether,
  choicesOf,
  isUnanswered,
  type ProposalOf,
} from '../../domain/proposal';
import { canBeShown, mayRead, type Readable } from '../../domain/readers';
import { isPleading, type ThreadState } from '../../domain/thread';
import { openStates } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import { colleaguesIn, titleOf } from './colleagues';
import type { Look } from './command';
import { type Looked, otherReaders } from './find-thread';
import { openProposals, type Proposed, proposalsAmong } from './proposals';
import type { DeskWorld, Seat } from './world';

/** Fewer are closed one by one. */
export const fewest = 2;

interface Looking extends Seat {
  /** The case that is looked at; none where the desk is. */
  readonly visible?: Looked;
}

/** How a member sees each kind. `by`: a proposer who has left may be unnamed. */
interface ShownOf {
  readonly close_together: ClosingShown;
  readonly shut_out: ShutOutShown;
  readonly let_go: Omit<ProposalShown, 'by'> & { readonly by: string | undefined };
  readonly take_out: ShownOf['let_go'];
  readonly remove: ShownOf['let_go'];
}

/** The kinds that are answered by a choice. */
type AnswerableKind = keyof ShownOf;

/** A proposal, and how the member sees it. */
export type Answerable<K extends AnswerableKind> = Proposed<ProposalOf<K>> & {
  readonly shown: ShownOf[K];
};

/**
 * What waits for a second member, as far as this one may know of it, with what this one can answer. Whatever
 * is not among it is neither shown to the member nor answered by that member.
 * @param proposed all that the desk has of proposals, if they are opened already
 */
export async function findAnswerable<K extends AnswerableKind>(
  looking: Looking,
  kind: K,
  proposed?: readonly Proposed[],
): Promise<readonly Answerable<K>[]> {
  const found: Answerable<K>[] = [];
  const { world, member, visible } = looking;
  const all = proposed ?? (await openProposals(world, member.desk));
  for (const one of proposalsAmong(all, world.clock.today(), kind, visible)) {
    const shown = await shows[kind](looking, one);
    if (shown !== undefined) found.push({ ...one, shown });
  }
  // A colleague's come before the member's own.
  return found.sort((a, b) => Number(a.shown.own) - Number(b.shown.own));
}

/** What waits in a case by its id, or the first of its kind; none if there is none any more. */
export async function findAnswered<K extends AnswerableKind>(
  { world, visible }: Look,
  kind: K,
  which?: Id,
): Promise<Answerable<K> | undefined> {
  const all = await findAnswerable({ world, member: visible.member, visible }, kind);
  return which === undefined ? all[0] : all.find(({ row }) => row.id === which);
}

const shows: {
  readonly [K in AnswerableKind]: (
    looking: Looking,
    proposed: Proposed<ProposalOf<K>>,
  ) => ShownOf[K] | undefined | Promise<ShownOf[K] | undefined>;
} = {
  /** Shown with fewer reports than a proposal needs, it would say that its proposer sees more of that day. */
  close_together: async ({ world, member }, { row, proposal }) => {
    const { filedOn: day, agreed, reason, measures, text } = proposal;
    const people = await world.people.ofDesk(member.desk);
    const proposer = colleaguesIn(world, people).find(({ id }) => id === proposal.by);
    if (agreed !== undefined || proposer === undefined) return undefined;
    const reports = await proposedReports(world, proposal, isUnanswered);
    const both = [proposer.id, member.id];
    const count = countRead(reports, people, both);
    const pleas = reports.filter(({ state }) => isPleading(state));
    const pleading = countRead(pleas, people, both);
    const own = proposer.id === member.id;
    if (count < (own ? 1 : fewest)) return undefined;
    // One of those who are away can read these reports, and the reason for not waiting.
    const others = people.filter((one) => one.id !== member.id && receives(one));
    const areAway =
      others.every((one) => isAway(one, world.clock.today())) &&
      others.some(({ id }) => countRead(reports, people, [member.id, id]) >= fewest);
    const choices = choicesOf(proposal, member, areAway);
    const said = { reason, measures, text };
    return { id: row.id, day, count, pleading, by: proposer.title, own, choices, ...said };
  },
  /** Never to the person it is about; left out if that person or its proposer has left. */
  shut_out: ({ world, member, visible }, { row, proposal }) => {
    if (visible === undefined || proposal.target === member.id) return undefined;
    const readers = otherReaders(visible);
    const titled = (id: Member['id']) => titleOf([member, ...readers], id);
    const [who, by] = [titled(proposal.target), titled(proposal.by)];
    if (who === undefined || by === undefined) return undefined;
    const { why, decidedBy } = proposal;
    // People to whom it can be shown could answer. Of two members, neither shuts out the other.
    const others = readers.filter(({ id }) => id !== proposal.target);
    const could = [...others, ...canBeShown(visible.members, visible)];
    const today = world.clock.today();
    const areAway = others.length > 0 && could.every((one) => isAway(one, today));
    const own = isSamePerson(member, proposal.by);
    const choices = choicesOf(proposal, member, areAway);
    return { id: row.id, who, by, why, decidedBy, own, choices };
  },
  let_go: halfShown,
  take_out: halfShown,
  remove: halfShown,
};

/** A proposal that another member does by saying yes. */
function halfShown(
  { world, member, visible }: Looking,
  { row, proposal }: Proposed<ProposalOf<'let_go' | 'take_out' | 'remove'>>,
): ShownOf['let_go'] {
  const by = titleOf(colleaguesIn(world, visible?.members ?? []), proposal.by);
  const own = isSamePerson(member, proposal.by);
  return { id: row.id, by, own, choices: choicesOf(proposal, member) };
}

/** Those of a proposal's reports that are still as they have to be. */
export async function proposedReports(
  world: DeskWorld,
  { threads }: ClosingTogether,
  fits: (state: ThreadState) => boolean,
): Promise<readonly KnownThread[]> {
  const opened = await openStates(world, await world.threads.byIds(threads));
  return opened.filter(({ state }) => fits(state));
}

/** How many of these reports all of these members may see. */
export function countRead(
  reports: readonly KnownThread[],
  people: readonly Member[],
  ids: readonly MemberId[],
): number {
  return reports.filter((one) => isReadByAll(people, ids, one)).length;
}

/** Whether all of these may see a case. People who have left the desk see nothing. */
export function isReadByAll(
  people: readonly Member[],
  ids: readonly MemberId[],
  one: Readable,
): boolean {
  const members = ids.map((id) => people.find((member) => member.id === id));
  return members.every((member) => member !== undefined && mayRead(member, people, one));
}

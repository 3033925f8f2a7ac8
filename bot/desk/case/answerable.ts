import { standingOf } from '../../domain/case-list';
import type { ClosingShown, ExclusionShown, ProposalShown } from '../../domain/desk-parts';
import type { MemberId } from '../../domain/ids';
import { isAway, isSamePerson, type Member, receives } from '../../domain/member';
import {
  type ClosingTogether,
  choicesOf,
  isUnanswered,
  type ProposalOf,
  type TwoChoice,
} from '../../domain/proposal';
import { canBeShown, mayRead, type Readable } from '../../domain/readers';
import { isPleading, type ThreadState } from '../../domain/thread';
import { openStates } from '../../threads/open-threads';
import type { KnownThread } from '../../threads/remembered';
import { colleaguesIn, membersOf, titleOf } from './colleagues';
import type { DeskContext, DeskWorld, Looked } from './context';
import { otherReaders } from './find-thread';
import type { Proposed } from './proposals';

/** Fewer are closed one by one. */
export const fewest = 2;

export interface Looking extends DeskContext {
  /** The case that is looked at; none where the desk is. */
  readonly case?: Looked;
}

/** How a member sees each kind. `by`: a proposer who has left may be unnamed. */
export interface ShownOf {
  readonly close_together: ClosingShown;
  readonly exclude: ExclusionShown;
  readonly lift_hold: Omit<ProposalShown, 'by'> & { readonly by: string | undefined };
  readonly open_expired: ShownOf['lift_hold'];
  readonly remove: ShownOf['lift_hold'];
  readonly list: ShownOf['lift_hold'];
  readonly redaction: ShownOf['lift_hold'];
}

/** The kinds of what one member proposes and another answers. */
export type TwoKind = keyof ShownOf;

/** A proposal, and how the member sees it. */
export type Answerable<K extends TwoKind> = Proposed<ProposalOf<K>> & {
  readonly shown: ShownOf[K];
};

/** An answer to a proposal. */
export interface TwoAnswer {
  readonly choice: TwoChoice;
  /** The proposal; the first of its kind, if nothing is said. */
  readonly which?: string | undefined;
  /** Why a member does alone what takes two. */
  readonly beside?: string | undefined;
  /** The name of what the member has read of it. */
  readonly found?: string | undefined;
  /** Whether the member has read all of it. */
  readonly isLast?: boolean | undefined;
}

/** How a member sees a proposal; `undefined` if not at all. */
export type ShowsTwo<K extends TwoKind> = (
  looking: Looking,
  proposed: Proposed<ProposalOf<K>>,
) => ShownOf[K] | undefined | Promise<ShownOf[K] | undefined>;

/** Shown with fewer reports than a proposal needs, it would say that its proposer sees more of that day. */
export const closingShown: ShowsTwo<'close_together'> = async (
  { world, member },
  { row, proposal },
) => {
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
};

/** Never to the person it is about; left out if that person or its proposer has left. */
export const exclusionShown: ShowsTwo<'exclude'> = (
  { world, member, case: visible },
  { row, proposal },
) => {
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
};

/** A proposal that another member does by saying yes. */
export function halfShown(
  { world, member, case: visible }: Looking,
  { row, proposal }: Proposed<ProposalOf<'lift_hold' | 'open_expired' | 'remove'>>,
): ShownOf['lift_hold'] {
  const by = titleOf(colleaguesIn(world, visible?.members ?? []), proposal.by);
  const own = isSamePerson(member, proposal.by);
  return { id: row.id, by, own, choices: choicesOf(proposal, member) };
}

/**
 * A redacted copy that is being made, by its first part. Without its proposer, any member goes on with it.
 */
export const redactedCopyToRead: ShowsTwo<'redaction'> = (
  { member, case: visible },
  { row, proposal },
) => {
  const { by: id, part, ready, agreed } = proposal;
  if (visible === undefined || part > 0 || agreed !== undefined) return undefined;
  const by = titleOf(otherReaders(visible), id);
  const own = id === member.id || by === undefined;
  if (!own && ready === undefined) return undefined;
  return { id: row.id, by, own, choices: own ? ['take_back'] : ['yes', 'no'] };
};

/** A list: none on which two others agreed, or whose proposer has left before it was answered. */
export const listShown: ShowsTwo<'list'> = async ({ world, member }, { row, proposal }) => {
  const standing = standingOf(proposal, member.id);
  const by = titleOf(await membersOf(world, member.desk), proposal.by);
  if (standing === undefined || (standing === 'asked' && by === undefined)) return undefined;
  const own = standing !== 'asked';
  return { id: row.id, by, own, choices: own ? ['take_back'] : ['yes', 'no'] };
};

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

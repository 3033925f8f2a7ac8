import type { Day } from '../../domain/day';
import type { Desk, Id } from '../../domain/ids';
import { isPast, type Proposal, type ProposalKind, type ProposalOf } from '../../domain/proposal';
import { takesPart } from '../../domain/readers';
import type { ProposalChange, ProposalRow } from '../../ports/pool';
import { mapUndamaged } from '../../threads/map-undamaged';
import type { DeskContext, DeskWorld, Looked } from './context';
import type { DeskDraft } from './desk-draft';

/** A proposal and its row. */
export interface Proposed<P extends Proposal = Proposal> {
  readonly row: ProposalRow;
  readonly proposal: P;
}

/** All that a desk has of proposals. One that does not open is left out. */
export async function openProposals(world: DeskWorld, desk: Desk): Promise<readonly Proposed[]> {
  const open = async (row: ProposalRow): Promise<Proposed> => ({
    row,
    proposal: await world.proposalSealer.open(row),
  });
  return mapUndamaged(world, await world.proposals.ofDesk(desk), open, 'desk');
}

/** The case that proposals are about, and everybody of its desk. */
type About = Pick<Looked, 'state' | 'members'> & {
  readonly row: Pick<Looked['row'], 'id' | 'filedOn'>;
};

/** A desk's proposals of a kind that can still have an effect. One that does not open is left out. */
export async function proposalsOf<K extends ProposalKind>(
  world: DeskWorld,
  desk: Desk,
  kind: K,
  visible?: About,
): Promise<readonly Proposed<ProposalOf<K>>[]> {
  return proposalsAmong(await openProposals(world, desk), world.clock.today(), kind, visible);
}

/**
 * Those of a kind among all of a desk's.
 * @param visible the case they are about; those of members who have left it or the desk are left out, except
 *   redactions, which are the desk's
 */
export function proposalsAmong<K extends ProposalKind>(
  all: readonly Proposed[],
  today: Day,
  kind: K,
  visible?: About,
): readonly Proposed<ProposalOf<K>>[] {
  return all.filter((one): one is Proposed<ProposalOf<K>> => {
    const { row, proposal } = one;
    if (proposal.kind !== kind || proposal.thread !== visible?.row.id) return false;
    if (isPast(proposal, row.day, today)) return false;
    if (kind === 'redaction' || visible === undefined) return true;
    return takesPart(proposal.by, visible.members, visible);
  });
}

/** A new proposal of today. */
export function newProposal(
  {
    world,
    member: { desk },
    draft: { id },
  }: DeskContext & { readonly draft: Pick<DeskDraft, 'id'> },
  proposal: Proposal,
): ProposalChange {
  const { clock, proposalSealer } = world;
  return { to: proposalSealer.seal({ id: id as Id, desk, day: clock.today() }, proposal) };
}

/** The proposal with something else in it. */
export function changed<P extends Proposal>(
  { proposalSealer }: DeskWorld,
  { row, proposal }: Proposed<P>,
  more: Partial<P>,
): ProposalChange {
  return { from: row, to: proposalSealer.seal(row, { ...proposal, ...more }) };
}

/** The end of what was proposed. */
export function ended(over: readonly Pick<Proposed, 'row'>[]): readonly ProposalChange[] {
  return over.map(({ row: from }) => ({ from }));
}

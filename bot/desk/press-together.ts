import type { AuditEntry, AuditEvent } from '../domain/audit';
import type { Day } from '../domain/day';
import type { Fields } from '../domain/fields';
import type { Id, MemberId, Revision } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { closeReasonsOf } from '../domain/message';
import { utf8Length } from '../domain/page';
import type { Proposal } from '../domain/proposal';
import type { Remark } from '../domain/remarks';
import { auditEntry } from './audit-entry';
import type { DeskStep, Pressed } from './commands/press';
import type { At, DeskDraft } from './desk-draft';
import { type Proposed, proposalsOf } from './proposals';
import { asClosed, asProposed, openedOf, proposeView } from './together';
import type { DeskWorld } from './world';

/** Remarks that show the form again, with what was written in it. */
const aboutForm: readonly Remark[] = ['choose', 'empty', 'too_long', 'proposals_full'];

/** What a member does about closing reports together, and where it leads. */
export async function pressTogether(pressed: Pressed): Promise<DeskStep> {
  const { world, member, draft, button, fields } = pressed;
  const at: At = { kind: 'together' };
  switch (button) {
    case 'desk_propose': {
      const { day = '' } = fields;
      if (day === '') return { at, remark: 'choose' };
      // The day is looked up among the existing ones before it is used.
      const view = await proposeView(world, member, day as Day);
      if (view === undefined) return { at, remark: 'open_first' };
      const { count, unopened } = view;
      return { at: { kind: 'propose', desk: member.desk, day: view.day, count, unopened } };
    }
    case 'desk_do_propose': {
      if (draft.at.kind !== 'propose') return { at };
      const remark = await propose(world, member, draft, draft.at.day, fields);
      return aboutForm.includes(remark) ? { remark, fields } : { at, remark };
    }
    case 'desk_agree':
    case 'desk_disagree':
    case 'desk_undo':
      return { at, remark: await answer(pressed) };
    case 'desk_alone':
      return { at, remark: await answer(pressed), fields };
    default:
      return { at };
  }
}

/** Stores a proposal under the draft's own name: pressed twice, it is made once. */
async function propose(
  world: DeskWorld,
  member: Member,
  { id }: DeskDraft,
  filedOn: Day,
  { reason: chosen, measures = '', why: text = '' }: Fields,
): Promise<Remark> {
  const { desk } = member;
  const reason = closeReasonsOf(desk).find((one) => one === chosen);
  if (reason === undefined) return 'choose';
  if (measures.trim() === '' || text.trim() === '') return 'empty';
  if (utf8Length(measures) + utf8Length(text) > limits.proposalTextBytes) return 'too_long';
  const there = await proposalsOf(world, desk);
  if (there.some(({ row }) => row.id === id)) return 'proposed';
  // Only the member's own count: the number of the others may be secret from this member.
  const own = there.filter(({ proposal }) => proposal.by === member.id);
  if (own.length >= limits.proposals) return 'proposals_full';
  if ((await proposeView(world, member, filedOn)) === undefined) return 'not_now';
  const threads = await openedOf(world, member, filedOn);
  const proposal = { filedOn, by: member.id, threads, reason, measures, text };
  const row = sealed(world, { id: id as Id, desk, day: world.clock.today() }, proposal);
  await world.proposals.create(row, auditEntry(world, member, 'closing_proposed'));
  return 'proposed';
}

/**
 * Answers a proposal, or has what was closed by it opened again. Another member's yes closes; anybody's no
 * removes the proposal. The proposer agrees only while no colleague is there, with a reason that they read.
 */
async function answer({ world, member, draft, button, fields }: Pressed): Promise<Remark> {
  const chosen = (button === 'desk_undo' ? fields.closing : fields.proposal) ?? '';
  if (chosen === '') return 'choose';
  const found = (await proposalsOf(world, member.desk)).find(({ row }) => row.id === chosen);
  if (found === undefined) return 'changed_meanwhile';
  const { row, proposal } = found;
  const entry = (event: AuditEvent, subject?: MemberId): AuditEntry =>
    auditEntry(world, member, event, undefined, subject);
  const now = { by: member.id, on: world.clock.today() };
  if (button === 'desk_undo') {
    if ((await asClosed(world, member, found)) === undefined) return 'changed_meanwhile';
    const undone = { ...proposal, undone: { ...now, locale: draft.locale } };
    return change(world, found, undone, entry('closing_undone', proposal.by), 'reopening');
  }
  // A yes that is pressed again is a yes.
  if (proposal.agreed?.by === member.id && button !== 'desk_disagree') return 'agreed';
  const shown = await asProposed(world, member, found);
  if (shown === undefined) return 'changed_meanwhile';
  if (button === 'desk_disagree') {
    const isGone = await world.proposals.remove(row, entry('closing_declined', proposal.by));
    return isGone ? 'disagreed' : 'changed_meanwhile';
  }
  if (button === 'desk_agree') {
    // It takes two.
    if (shown.own) return 'not_now';
    const agreed = { ...proposal, agreed: now };
    return change(world, found, agreed, entry('closing_agreed', proposal.by), 'agreed');
  }
  if (!shown.mayAlone) return 'not_now';
  const alone = (fields.beside ?? '').trim();
  if (alone === '') return 'why_missing';
  if (utf8Length(alone) > limits.aloneBytes) return 'reason_long';
  const agreed = { ...proposal, agreed: { ...now, alone } };
  return change(world, found, agreed, entry('closing_alone'), 'agreed');
}

/** Replaces a proposal, unless somebody else was first, and has its reports closed or opened again. */
async function change(
  world: DeskWorld,
  { row }: Proposed,
  proposal: Proposal,
  audit: AuditEntry,
  done: Remark,
): Promise<Remark> {
  const isDone = await world.proposals.replace(sealed(world, row, proposal), row.revision, audit);
  if (!isDone) return 'changed_meanwhile';
  world.onAgreed();
  return done;
}

/** A proposal's row, sealed under a new revision. */
function sealed(
  { random, proposalSealer }: DeskWorld,
  { id, desk, day }: Pick<Proposed['row'], 'id' | 'desk' | 'day'>,
  proposal: Proposal,
): Proposed['row'] {
  const of = { id, desk, day, revision: random.id<Revision>() };
  return { ...of, sealed: proposalSealer.seal(of, proposal) };
}

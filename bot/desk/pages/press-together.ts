import type { AuditEvent } from '../../domain/audit';
import type { Day } from '../../domain/day';
import type { Fields } from '../../domain/fields';
import type { MemberId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import { closeReasonsOf } from '../../domain/message';
import type { Remark } from '../../domain/remarks';
import { storedBytes } from '../../domain/stored-bytes';
import type { ProposalChange, Submission } from '../../ports/pool';
import { findAnswerable } from '../case/answerable';
import { remarkOf } from '../case/at-once';
import { auditEntry } from '../case/audit-entry';
import type { At } from '../case/desk-draft';
import type { DeskStep, Pressed } from '../case/page-press';
import { newProposal, proposalsOf } from '../case/proposals';
import { readBeside } from '../case/read';
import { asClosed, openedOf, proposeView } from './together';

/** Remarks that show the form again, with what was written in it. */
const aboutForm: readonly Remark[] = ['choose', 'empty', 'too_long', 'proposals_full'];

/** What a member does about closing reports together, and where it leads. */
export async function pressTogether(pressed: Pressed): Promise<DeskStep> {
  const { world, member, draft, button, fields } = pressed;
  const at: At = { kind: 'together' };
  switch (button) {
    case 'desk_propose': {
      const { day = '' } = fields;
      if (day === '') return { at, remark: 'choose', about: 'day' };
      // The day is looked up among the existing ones before it is used.
      const view = await proposeView(world, member, day as Day);
      if (view === undefined) return { at, remark: 'open_first' };
      const { count, unopened } = view;
      return { at: { kind: 'propose', desk: member.desk, day: view.day, count, unopened } };
    }
    case 'desk_do_propose': {
      if (draft.at.kind !== 'propose') return { at };
      const remark = await propose(pressed, draft.at.day, fields);
      return aboutForm.includes(remark) ? { remark, fields } : { at, remark };
    }
    case 'desk_agree':
    case 'desk_disagree':
      return { at, remark: await answer(pressed), about: 'proposal' };
    case 'desk_undo':
      return { at, remark: await undo(pressed), about: 'closing' };
    case 'desk_alone':
      return { at, remark: await answer(pressed), about: 'proposal', fields };
    default:
      return { at };
  }
}

/** Proposes to close a day's reports together. */
async function propose(
  pressed: Pressed,
  filedOn: Day,
  { reason: chosen, measures = '', why: text = '' }: Fields,
): Promise<Remark> {
  const { world, member, draft } = pressed;
  const { id: by, desk } = member;
  const reason = closeReasonsOf(desk).find((one) => one === chosen);
  if (reason === undefined) return 'choose';
  if (measures.trim() === '' || text.trim() === '') return 'empty';
  if (storedBytes(measures) + storedBytes(text) > limits.proposalTextBytes) return 'too_long';
  return once(pressed, 'proposed', async () => {
    const all = await proposalsOf(world, desk, 'close_together');
    // Only the member's own count: the number of the others may be secret from this member.
    const own = all.filter(({ proposal }) => proposal.by === by);
    if (own.length >= limits.proposals) return 'proposals_full';
    const opened = await openedOf(world, member, filedOn);
    if (opened === undefined) return 'not_now';
    const { threads } = opened;
    const said = { by, filedOn, threads, reason, measures, text };
    const change = newProposal(world, { id: draft.id, desk }, { kind: 'close_together', ...said });
    return { change, event: 'closing_proposed' };
  });
}

/**
 * Answers a proposal. Another member's yes closes; anybody's no removes the proposal. The proposer agrees
 * only while no colleague is there, with a reason that they read.
 */
async function answer(pressed: Pressed): Promise<Remark> {
  const { world, member, button, fields } = pressed;
  const { proposal: chosen = '' } = fields;
  if (chosen === '') return 'choose';
  return once(pressed, button === 'desk_disagree' ? 'disagreed' : 'agreed', async () => {
    const all = await findAnswerable(pressed, 'close_together');
    const found = all.find(({ row }) => row.id === chosen);
    if (found === undefined) return 'changed_meanwhile';
    const { row: from, proposal, shown } = found;
    const subject = proposal.by;
    if (button === 'desk_disagree') return { change: { from }, event: 'closing_declined', subject };
    const choice = button === 'desk_alone' ? 'alone' : 'yes';
    // It takes two.
    if (!shown.choices.includes(choice)) return 'not_now';
    const said = choice === 'yes' ? undefined : readBeside(fields, limits.aloneBytes);
    if (typeof said === 'string') return said;
    const agreed = { by: member.id, on: world.clock.today(), alone: said?.beside };
    const to = world.proposalSealer.seal(from, { ...proposal, agreed });
    if (choice === 'alone') return { change: { from, to }, event: 'closing_alone' };
    return { change: { from, to }, event: 'closing_agreed', subject };
  });
}

/** Has what was closed together opened again. */
async function undo(pressed: Pressed): Promise<Remark> {
  const { world, member, draft, fields } = pressed;
  const { closing: chosen = '' } = fields;
  if (chosen === '') return 'choose';
  return once(pressed, 'reopening', async () => {
    const all = await proposalsOf(world, member.desk, 'close_together');
    const found = all.find(({ row }) => row.id === chosen);
    if (found === undefined || (await asClosed(world, member, found)) === undefined)
      return 'changed_meanwhile';
    const { row: from, proposal } = found;
    const undone = { by: member.id, on: world.clock.today(), locale: draft.locale };
    const to = world.proposalSealer.seal(from, { ...proposal, undone });
    return { change: { from, to }, event: 'closing_undone', subject: proposal.by };
  });
}

interface Done {
  readonly change: ProposalChange;
  readonly event: AuditEvent;
  readonly subject?: MemberId;
}

/** Changes a proposal once, unless a colleague is first, and has its reports closed or opened. */
export async function once(
  { world, member, draft }: Pressed,
  remark: Remark,
  find: () => Promise<Done | Remark>,
): Promise<Remark> {
  const id = await world.drafts.submission(draft.id, draft.began, 'command');
  if (await world.pool.knows(id)) return remark;
  const done = await find();
  if (typeof done === 'string') return done;
  const { change, event, subject } = done;
  const audit = auditEntry(world, member, event, undefined, subject);
  const deed = { proposals: [change] };
  const submission: Submission = { id, byDesk: true, build: () => ({ deed, audit }) };
  const { put } = await world.pool.submit(submission);
  world.onAgreed();
  return remarkOf(put, remark);
}

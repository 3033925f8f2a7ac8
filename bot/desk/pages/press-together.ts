import type { Day } from '../../domain/day';
import type { Fields } from '../../domain/fields';
import { limits } from '../../domain/limits';
import { closeReasonsOf } from '../../domain/message';
import type { Remark } from '../../domain/remarks';
import { storedBytes } from '../../domain/stored-bytes';
import { doAtDesk, once } from '../case/at-once';
import type { DeskContext } from '../case/context';
import type { At } from '../case/desk-draft';
import type { DeskStep } from '../case/page-press';
import { changed, newProposal, proposalsOf } from '../case/proposals';
import { readBeside } from '../case/read';
import { answerTwo } from '../case/two';
import type { WritesAtOnce } from '../case/writes-at-once';
import { asClosed, openedOf, proposeView } from './together';

/** Remarks that show the form again, with what was written in it. */
const aboutForm: readonly Remark[] = ['choose', 'empty', 'too_long', 'proposals_full'];

/** What a member does about closing reports together, and where it leads. */
export async function pressTogether(pressed: DeskContext<'press'>): Promise<DeskStep> {
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
      return { at, remark: await answered(pressed), about: 'proposal' };
    case 'desk_undo':
      return { at, remark: await undo(pressed), about: 'closing' };
    case 'desk_alone':
      return { at, remark: await answered(pressed), about: 'proposal', fields };
    default:
      return { at };
  }
}

/** Proposes to close a day's reports together. */
async function propose(
  pressed: DeskContext<'press'>,
  filedOn: Day,
  { reason: chosen, measures = '', why: text = '' }: Fields,
): Promise<Remark> {
  const { world, member } = pressed;
  const { id: by, desk } = member;
  const reason = closeReasonsOf(desk).find((one) => one === chosen);
  if (reason === undefined) return 'choose';
  if (measures.trim() === '' || text.trim() === '') return 'empty';
  if (storedBytes(measures) + storedBytes(text) > limits.proposalTextBytes) return 'too_long';
  const writesIn = async (): Promise<WritesAtOnce | Remark> => {
    const all = await proposalsOf(world, desk, 'close_together');
    // Only the member's own count: the number of the others may be secret from this member.
    const own = all.filter(({ proposal }) => proposal.by === by);
    if (own.length >= limits.proposals) return 'proposals_full';
    const opened = await openedOf(world, member, filedOn);
    if (opened === undefined) return 'not_now';
    const { threads } = opened;
    const said = { by, filedOn, threads, reason, measures, text };
    return { proposals: [newProposal(pressed, { kind: 'close_together', ...said })] };
  };
  return once(pressed, 'proposed', () => doAtDesk(pressed, 'closing_proposed', writesIn));
}

/**
 * Answers a proposal. Another member's yes closes; anybody's no removes the proposal. The proposer agrees
 * only while no colleague is there, with a reason that they read.
 */
async function answered(pressed: DeskContext<'press'>): Promise<Remark> {
  const { world, button, fields } = pressed;
  const { proposal: which = '' } = fields;
  if (which === '') return 'choose';
  const isNo = button === 'desk_disagree';
  const remark = await once(pressed, isNo ? 'disagreed' : 'agreed', async () => {
    if (button !== 'desk_alone')
      return answerTwo(pressed, 'close_together', { choice: isNo ? 'no' : 'yes', which });
    const said = readBeside(fields, limits.aloneBytes);
    if (typeof said === 'string') return said;
    return answerTwo(pressed, 'close_together', { choice: 'alone', which, ...said });
  });
  world.onAgreed();
  return remark;
}

/** Has what was closed together opened again. */
async function undo(pressed: DeskContext<'press'>): Promise<Remark> {
  const { world, member, draft, fields } = pressed;
  const { closing: chosen = '' } = fields;
  if (chosen === '') return 'choose';
  const remark = await once(pressed, 'reopening', () =>
    doAtDesk(pressed, 'closing_undone', async () => {
      const all = await proposalsOf(world, member.desk, 'close_together');
      const found = all.find(({ row }) => row.id === chosen);
      if (found === undefined || (await asClosed(world, member, found)) === undefined)
        return 'changed_meanwhile';
      const undone = { by: member.id, on: world.clock.today(), locale: draft.locale };
      return { proposals: [changed(world, found, { undone })], subject: found.proposal.by };
    }),
  );
  world.onAgreed();
  return remark;
}

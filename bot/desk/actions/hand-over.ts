import { type Handed, offeredTargets, purposes } from '../../domain/hand-over';
import { whyNotWait, withToGive } from '../../domain/handing';
import { limits } from '../../domain/limits';
import type { NoteBody } from '../../domain/message';
import type { Remark } from '../../domain/remarks';
import type { ThreadState } from '../../domain/thread';
import { isAnyoneInvolved } from '../../domain/triage';
import { waitsFor } from '../../domain/window';
import { changeAlong, withAnswer } from '../case/change-case';
import { command, type FirstStep, type NextForm } from '../case/command';
import type { DeskContext } from '../case/context';
import type { HandStep } from '../case/desk-draft';
import { deferralOf, deferring } from '../case/handing';
import { postAsDesk } from '../case/post-as-desk';
import { readOwnDuty } from '../case/read';
import { recordOf, writeNote } from '../case/write-note';
import { readHandOver } from './read-hand-over';

/**
 * Chooses a recipient and a purpose. What the recipient needs to act is handed on without asking (VBL 5:10);
 * help for the reporter asks the reporter first.
 */
export const handOver = {
  form: 'desk_hand_over',
  option: 'hand_over',
  sends: 'desk_hand_over_to',
  asksDuty: true,
  may: ({ desk }) => desk === 'whistleblowing',
  next: ({ fields }, { case: visible }, whyNot) => {
    const { target, purpose: why } = fields;
    const to = [...offeredTargets, 'hr' as const].find((known) => known === target);
    const purpose = [...purposes, 'ask' as const].find((known) => known === why);
    const duty = readOwnDuty(fields);
    if (to === undefined || purpose === undefined || duty === undefined) return 'choose';
    const hand = { purpose: purpose === 'ask' ? ('agreed' as const) : purpose, duty };
    if (to === 'hr') return formForHr(visible.state, hand, purpose === 'needed', whyNot);
    const form = purpose === 'ask' ? 'desk_reply' : 'desk_hand_over_text';
    return { form, hand: { to, ...hand } };
  },
} as const satisfies FirstStep;

/** The form for HR: it has the excerpt already, cannot act without one, or gets one after a yes. */
async function formForHr(
  { answers, hr }: ThreadState,
  hand: HandStep,
  isNeeded: boolean,
  whyNot: Parameters<FirstStep['next']>[2],
): Promise<NextForm | Remark> {
  if (answers !== undefined && isAnyoneInvolved(answers)) return 'hr_involved';
  if (hr === 'given' || hr === 'answered') return { form: 'desk_write_hr' };
  if (hr === 'announced') return { form: 'desk_give_hr' };
  const option = isNeeded ? 'hand_hr' : hr === 'yes' ? 'give_hr' : 'ask_hr';
  const refused = await whyNot(option);
  if (refused !== undefined) return refused;
  return option === 'ask_hr' ? { form: 'desk_ask_hr' } : { form: `desk_${option}`, hand };
}

/**
 * Hands on outside the product: names the recipient, except the police, and says why (VBL 5:10). Keeps a
 * copy, and tells the reporter, or keeps what is told later. All or nothing.
 */
export const handOverText = command({
  form: 'desk_hand_over_text',
  words: () => true,
  option: 'hand_over',
  texts: ['recipient', 'cause', 'copy', 'revealsWhy', 'laterWhy', 'tellBy', 'text'],
  optional: ['recipient', 'revealsWhy', 'laterWhy', 'tellBy'],
  view: ({ form, at: { hand } }) =>
    hand?.to === undefined
      ? { name: 'desk_hand_over', ...form }
      : { name: 'desk_hand_over_text', ...form, to: hand.to, purpose: hand.purpose },
  ready: ({ text }) => text('handed_over'),
  read: (_, filled) => {
    const { fields, at, wrong } = filled;
    const missing = wrong();
    if (missing !== undefined) return missing;
    if (at.hand?.to === undefined) return 'choose';
    const { to, purpose } = at.hand;
    const name = (fields.recipient ?? '').trim().replace(/\s+/g, ' ');
    if (name === '' && to !== 'police') return 'empty';
    if (Array.from(name).length > limits.recipientCharacters) return 'too_long';
    const read = readHandOver(filled, { to, name, purpose });
    if (typeof read === 'string') return read;
    const kind = read.handed.later === undefined ? 'handed_on' : 'handed_untold';
    return { kind, ...read, copy: fields.copy ?? '' };
  },
  reveals: ({ kind, handed }) => kind === 'handed_on' && handed.reveals === 'yes',
  run: async (sending, { handed, copy, text }) => {
    const { world, member, case: visible, duty } = sending;
    const note: NoteBody = { kind: 'note', author: member.title, text: copy, handed };
    const answered = withAnswer(world, member, duty);
    const deferral = deferralOf(world, handed, text);
    if (deferral !== undefined) {
      const change = deferring(deferral, answered);
      return writeNote(sending, note, { event: 'telling_deferred', change });
    }
    const record = await recordOf(world, visible, note);
    const waits = toGiveOf(sending, handed);
    const ofCase = await changeAlong(world, visible, (known) =>
      waits === undefined
        ? answered(known)
        : (whyNotWait(known) ?? withToGive(answered(known), waits)),
    );
    if (typeof ofCase === 'string') return ofCase;
    const { to, name, cause } = handed;
    const told = { kind: 'handed_over', to, name, cause, text } as const;
    // Its record cannot be taken back, and so neither can the message.
    return postAsDesk(sending, told, 'information_handed_over', {
      writes: { record, ...ofCase },
      stays: true,
    });
  },
});

/** What is kept until the reporter can read of a hand-over that may reveal who reported. */
function toGiveOf(
  { world: { random, windows }, case: visible }: DeskContext<'form'>,
  { to, name, reveals }: Handed,
) {
  const { row, state } = visible;
  if (reveals !== 'yes' || !windows.byClock) return undefined;
  return { id: random.id(), to, name, from: windows.when(waitsFor(row.desk, state.urgent)).outOn };
}

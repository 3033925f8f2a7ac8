import { limits } from '../domain/limits';
import type { Remark } from '../domain/remarks';
import { findAnswerable } from './answerable';
import type { DeskStep, Pressed } from './commands/press';
import { mayCloseDoor, whyShut } from './door';
import { once } from './press-together';
import { newProposal } from './proposals';

/** Remarks that show the form again, with what was written in it. */
const aboutForm: readonly Remark[] = ['empty', 'too_long'];

/** What a member does about closing the web door for a day, and where it leads. */
export async function pressDoor(pressed: Pressed): Promise<DeskStep> {
  const { world, member, button, fields } = pressed;
  if (!mayCloseDoor(world, member)) return { remark: 'not_now', fields };
  const at = { kind: 'door' } as const;
  switch (button) {
    case 'desk_do_door': {
      const remark = await propose(pressed);
      return aboutForm.includes(remark) ? { at, remark, fields } : { at, remark };
    }
    case 'desk_door_yes':
    case 'desk_door_no':
      return { at, remark: await answer(pressed) };
    default:
      return { at };
  }
}

async function propose(pressed: Pressed): Promise<Remark> {
  const { world, member, draft, fields } = pressed;
  const { id: by, desk } = member;
  const why = (fields.why ?? '').trim();
  if (why === '') return 'empty';
  if (why.length > limits.doorReasonCharacters) return 'too_long';
  return once(pressed, 'proposed', async () => {
    const hasOwn = (await findAnswerable(pressed, 'close_door')).some(({ shown }) => shown.own);
    if (hasOwn || (await whyShut(world)) !== undefined) return 'changed_meanwhile';
    const change = newProposal(world, { id: draft.id, desk }, { kind: 'close_door', by, why });
    return { change, event: 'door_closing_proposed' };
  });
}

/** Answers the proposal that was shown: another member's yes closes the door, a no removes the proposal. */
async function answer(pressed: Pressed): Promise<Remark> {
  const { world, member, draft, button } = pressed;
  const isNo = button === 'desk_door_no';
  return once(pressed, isNo ? 'disagreed' : 'door_shut', async () => {
    const shown = draft.at.kind === 'door' ? draft.at.answers : undefined;
    const found = (await findAnswerable(pressed, 'close_door')).find(({ row }) => row.id === shown);
    if (found === undefined) return 'changed_meanwhile';
    const { row: from, proposal } = found;
    const subject = proposal.by;
    if (isNo) return { change: { from }, event: 'door_closing_declined', subject };
    // It takes two.
    if (!found.shown.choices.includes('yes')) return 'not_now';
    const to = world.proposalSealer.seal(from, { ...proposal, agreed: member.id });
    return { change: { from, to }, event: 'door_closed', subject };
  });
}

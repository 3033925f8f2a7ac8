import { offeredTargets, purposes } from '../../domain/hand-over';
import type { ThreadState } from '../../domain/thread';
import { isAnyoneInvolved } from '../../domain/triage';
import type { FirstStep, NextForm } from '../case/command';
import type { HandStep } from '../case/desk-draft';
import { readOwnDuty } from '../case/read';

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
  next: async ({ fields }, { case: { state } }, whyNot) => {
    const { target, purpose: why } = fields;
    const to = [...offeredTargets, 'hr' as const].find((known) => known === target);
    const purpose = [...purposes, 'ask' as const].find((known) => known === why);
    const duty = readOwnDuty(fields);
    if (to === undefined || purpose === undefined || duty === undefined) return 'choose';
    if (to === 'hr' && state.answers !== undefined && isAnyoneInvolved(state.answers))
      return 'hr_involved';
    const hand = { to, purpose: purpose === 'ask' ? 'agreed' : purpose, duty } as const;
    const form = to === 'hr' ? formForHr(state, hand) : formFor(hand, purpose === 'ask');
    return (await whyNot(form)) ?? form;
  },
} as const satisfies FirstStep;

function formFor(hand: HandStep, asks: boolean): NextForm {
  return { form: asks ? 'desk_consent' : 'desk_hand_over_text', hand };
}

/** HR has the excerpt already, was announced, cannot act without one, or gets one after a yes. */
function formForHr({ hr }: ThreadState, hand: HandStep): NextForm {
  if (hr === 'given' || hr === 'answered') return formFor({ ...hand, purpose: 'more' }, false);
  if (hr === 'announced') return formFor({ ...hand, purpose: 'agreed' }, false);
  return formFor(hand, hand.purpose !== 'needed' && hr !== 'yes');
}

import type { Desk } from './ids';
import type { ThreadState } from './thread';
import { isAnyoneInvolved } from './triage';

/** What a desk can do in a thread, besides reading it. */
export const deskOptions = [
  'acknowledge',
  'reply',
  'note',
  'case',
  'minutes',
  'settle',
  'caller',
  'redirect',
  'ask_hr',
  'give_hr',
  'write_hr',
  'hand_over',
  'move',
  'close',
  'reopen',
  'step_down',
] as const;
export type DeskOption = (typeof deskOptions)[number];

/**
 * What the members of a desk can do in a thread just now. With HR an excerpt takes the reporter's yes, and HR
 * is not asked about where the reporter has ticked that management, HR or a receiver is involved. In an
 * excerpt's thread HR talks with the handlers: there is nobody to redirect, and it is theirs already.
 */
export function optionsIn(
  desk: Desk,
  state: ThreadState,
  { hrReceives }: { readonly hrReceives: boolean },
): readonly DeskOption[] {
  const closed = state.status === 'closed';
  const handlers = desk === 'whistleblowing';
  const excerpt = state.origin !== undefined;
  const involved = state.answers !== undefined && isAnyoneInvolved(state.answers);
  const may: Readonly<Record<DeskOption, boolean>> = {
    acknowledge: state.acknowledgedOn === undefined,
    reply: true,
    note: true,
    case: true,
    minutes: !excerpt,
    settle: !excerpt && state.minutes === 'open',
    caller: !excerpt,
    redirect: !excerpt,
    ask_hr:
      handlers &&
      hrReceives &&
      !involved &&
      !closed &&
      (state.hr === undefined || state.hr === 'no'),
    give_hr: handlers && hrReceives && !involved && state.hr === 'yes',
    write_hr: handlers && hrReceives && (state.hr === 'given' || state.hr === 'answered'),
    hand_over: handlers,
    move: desk === 'hr' && !excerpt,
    close: !closed,
    reopen: closed,
    step_down: true,
  };
  return deskOptions.filter((option) => may[option]);
}

/**
 * Whether a desk says, when it closes or redirects, if the employer has begun to investigate harassment or
 * victimisation (diskrimineringslagen 2:3, AML 3:2 a). Both desks are reminded of that duty, and HR answers:
 * all that comes to it is about how somebody is treated; an excerpt may be.
 */
export function asksInvestigation(desk: Desk): boolean {
  return desk === 'hr';
}

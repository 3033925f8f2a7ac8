import type { Desk } from './ids';
import { isHeld, type ThreadState } from './thread';
import { isAnyoneInvolved } from './triage';

/** What a desk can do in a thread, besides reading it, each by a button of its own. */
export const deskOptions = [
  'reply',
  'note',
  'case',
  'minutes',
  'settle',
  'caller',
  'duty',
  'redirect',
  'ask_hr',
  'give_hr',
  'write_hr',
  'hand_over',
  'move',
  'close',
  'reopen',
  'step_down',
  'shut_out',
  'hold',
  'let_go',
  'show',
] as const;
export type DeskButton = (typeof deskOptions)[number];
/** To one of them a hand-over leads. */
export type DeskOption = DeskButton | 'hand_hr';

/** Who is there just now. */
interface ThereAre {
  /** Members to whom reports come at HR's desk. */
  readonly hrReceives: boolean;
  /** Colleagues who cannot see the thread, and to whom the member can show it. */
  readonly toShow?: boolean | undefined;
}

/**
 * What the members of a desk can do in a thread just now. An excerpt for HR takes the reporter's yes, or that
 * HR cannot act without it (`hand_hr`, VBL 5:10); none goes there, and HR is not asked about, where the
 * reporter has ticked that management, HR or a receiver is involved. In an excerpt's thread HR talks with the
 * handlers: there is nobody to redirect, and it is theirs already.
 */
export function optionsIn(
  desk: Desk,
  state: ThreadState,
  { hrReceives, toShow = false }: ThereAre,
): readonly DeskOption[] {
  const closed = state.status === 'closed';
  const handlers = desk === 'whistleblowing';
  const excerpt = state.origin !== undefined;
  const involved = state.answers !== undefined && isAnyoneInvolved(state.answers);
  const may: Readonly<Record<DeskOption, boolean>> = {
    reply: true,
    note: true,
    case: true,
    minutes: !excerpt,
    settle: !excerpt && state.minutes === 'open',
    caller: !excerpt,
    duty: true,
    redirect: !excerpt,
    ask_hr:
      handlers &&
      hrReceives &&
      !involved &&
      !closed &&
      (state.hr === undefined || state.hr === 'no'),
    give_hr: handlers && hrReceives && !involved && state.hr === 'yes',
    hand_hr: handlers && hrReceives && !involved && state.hr !== 'given' && state.hr !== 'answered',
    write_hr: handlers && hrReceives && (state.hr === 'given' || state.hr === 'answered'),
    hand_over: handlers,
    move: desk === 'hr' && !excerpt,
    close: !closed,
    reopen: closed,
    step_down: true,
    shut_out: true,
    hold: true,
    let_go: isHeld(state),
    show: toShow,
  };
  return [...deskOptions, 'hand_hr' as const].filter((option) => may[option]);
}

/**
 * Whether a desk says, when it closes or redirects, if the employer has begun to investigate harassment or
 * victimisation (diskrimineringslagen 2:3, AML 3:2 a). Both desks are reminded of that duty, and HR answers:
 * all that comes to it is about how somebody is treated; an excerpt may be.
 */
export function asksInvestigation(desk: Desk): boolean {
  return desk === 'hr';
}

/** Whether a desk's closing says what was done apart from why: feedback (VBL 5:8 p. 3), not HR's. */
export function asksMeasures(desk: Desk): boolean {
  return desk === 'whistleblowing';
}

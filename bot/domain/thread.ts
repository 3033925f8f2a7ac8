import type { Day } from './day';
import type { MemberId } from './ids';
import { limits } from './limits';
import type { Body, CloseReason } from './message';
import type { Answers } from './questionnaire';
import type { Verdict } from './triage';

/** What the desk knows of a thread besides its messages; sealed under the desk's queue key. */
export interface ThreadState {
  /** What the employee answered in the guide; none when somebody only wants to talk. */
  readonly answers?: Answers;
  /** What the bot had advised. */
  readonly advice?: Verdict;
  readonly status: Status;
  /** The day on which a person acknowledged the report. */
  readonly acknowledgedOn?: Day;
  /** The day of the first feedback on measures. */
  readonly feedbackOn?: Day;
  readonly closedOn?: Day;
  readonly closeReason?: CloseReason;
  /** The reporter has written since the desk last answered. */
  readonly unanswered: boolean;
  /** Members who cannot see that the thread exists: named by the reporter, or stepped down. */
  readonly excluded: readonly MemberId[];
}

export const statuses = ['received', 'acknowledged', 'redirected', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** What the release applies to a state: a message's kind and day without its text, or a step-down. */
export type Act =
  | { readonly kind: Exclude<Body['kind'], 'closed' | 'report' | 'talk'>; readonly day: Day }
  | { readonly kind: 'closed'; readonly day: Day; readonly reason: CloseReason }
  | { readonly kind: 'stepped_down'; readonly day: Day; readonly member: MemberId };

/** The state after an act. Total: an act that no longer fits (two people, one window) leaves the status as it was. */
export function applyAct(state: ThreadState, act: Act): ThreadState {
  switch (act.kind) {
    case 'message':
      return { ...state, unanswered: true };
    case 'note':
      return state;
    case 'stepped_down':
      return withExcluded(state, act.member);
    case 'reply':
    case 'acknowledged':
      return answered(state, act.day);
    case 'feedback':
      return { ...answered(state, act.day), feedbackOn: state.feedbackOn ?? act.day };
    case 'redirected': {
      const now = answered(state, act.day);
      return now.status === 'closed' ? now : { ...now, status: 'redirected' };
    }
    case 'closed': {
      const now = answered(state, act.day);
      if (isSettled(state)) return now;
      return {
        ...now,
        status: 'closed',
        closedOn: act.day,
        closeReason: act.reason,
        feedbackOn: now.feedbackOn ?? act.day,
      };
    }
  }
}

/**
 * Whatever a person of the desk says to the reporter acknowledges the report as well. An answer in a closed thread in
 * which the reporter had written again closes it anew, so that the two years run from then.
 */
function answered(state: ThreadState, day: Day): ThreadState {
  const closedAgain = state.status === 'closed' && state.unanswered;
  return {
    ...state,
    status: state.status === 'received' ? 'acknowledged' : state.status,
    acknowledgedOn: state.acknowledgedOn ?? day,
    ...(closedAgain ? { closedOn: day } : {}),
    unanswered: false,
  };
}

/** At most as many as a desk has members: more do not fit the sealed state. */
function withExcluded(state: ThreadState, member: MemberId): ThreadState {
  const { excluded } = state;
  if (excluded.includes(member) || excluded.length >= limits.deskMembers) return state;
  return { ...state, excluded: [...excluded, member] };
}

/** Whether a thread asks for nothing more: closed, and the reporter has not written again. */
export function isSettled(state: Pick<ThreadState, 'status' | 'unanswered'>): boolean {
  return state.status === 'closed' && !state.unanswered;
}

/**
 * Whether a member may know that a thread exists. Every list, count, search, notice, statistic and direct open
 * goes through here.
 */
export function visibleTo(member: MemberId, state: Pick<ThreadState, 'excluded'>): boolean {
  return !state.excluded.includes(member);
}

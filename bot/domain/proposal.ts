import { addDays, type Day } from './day';
import type { Locale, MemberId, ThreadId } from './ids';
import { limits } from './limits';
import type { CloseReason } from './message';
import type { ThreadState } from './thread';

/**
 * A proposal to close the unanswered reports of one day together. One member, who has opened each, proposes
 * it; another agrees. For some time any member can reopen them.
 */
export interface Proposal {
  /** The day on which the reports came to the desk, over when it is proposed. */
  readonly filedOn: Day;
  readonly by: MemberId;
  /** The reports that the proposer had opened by then: no other is closed. */
  readonly threads: readonly ThreadId[];
  /** Each reporter reads these three as if the report had been closed singly. */
  readonly reason: CloseReason;
  readonly measures: string;
  readonly text: string;
  readonly agreed?: {
    readonly by: MemberId;
    readonly on: Day;
    /** Why the proposer did it alone; unset when another member agreed. */
    readonly alone?: string;
  };
  /** The member who last reopened them, and the language in which reporters are told. */
  readonly undone?: { readonly by: MemberId; readonly on: Day; readonly locale: Locale };
}

/** Whether a thread can be closed together with others. An excerpt cannot: it is no report. */
export function isUnanswered({ status, origin }: ThreadState): boolean {
  return status === 'received' && origin === undefined;
}

/** Whether a thread is closed for a proposal's reason. Its list tells whether it belongs to it. */
export function isClosedBy(
  { reason }: Pick<Proposal, 'reason'>,
  { status, closeReason }: Pick<ThreadState, 'status' | 'closeReason'>,
): boolean {
  return status === 'closed' && closeReason === reason;
}

/** The last day to undo what was agreed on a day. */
export function undoneUntil(agreedOn: Day): Day {
  return addDays(agreedOn, limits.undoDays);
}

/** Whether a proposal is over: nobody agreed in time, or the time to undo has passed. */
export function isPast({ agreed }: Proposal, proposedOn: Day, today: Day): boolean {
  return agreed === undefined
    ? today > addDays(proposedOn, limits.proposalDays)
    : today > undoneUntil(agreed.on);
}

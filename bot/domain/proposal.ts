import { addDays, type Day } from './day';
import type { Locale, MemberId, ThreadId } from './ids';
import { limits } from './limits';
import type { CloseReason } from './message';
import type { ThreadState } from './thread';

/**
 * That reports of one day which nobody has answered are closed together. One member, who has opened each,
 * proposes it, and another says yes; for some time afterwards any member can have them opened again.
 */
export interface Proposal {
  /** The day on which the reports came to the desk; over by the time that it is proposed. */
  readonly filedOn: Day;
  readonly by: MemberId;
  /** The reports that its proposer had opened by then: no other is closed by it. */
  readonly threads: readonly ThreadId[];
  /** How it ended, what was done and why: each reporter reads it as of a report closed by itself. */
  readonly reason: CloseReason;
  readonly measures: string;
  readonly text: string;
  readonly agreed?: {
    readonly by: MemberId;
    readonly on: Day;
    /** Why its proposer did it alone; none where another member agreed. */
    readonly alone?: string;
  };
  /** Whoever had them opened again last, and in which language the reporters are told. */
  readonly undone?: { readonly by: MemberId; readonly on: Day; readonly locale: Locale };
}

/** Whether a thread can be among those that are closed together. An excerpt is never: it is no report. */
export function isUnanswered({ status, origin }: ThreadState): boolean {
  return status === 'received' && origin === undefined;
}

/** Whether a thread is closed as a proposal says. Whether it is one of its threads, its list tells. */
export function isClosedBy(
  { reason }: Pick<Proposal, 'reason'>,
  { status, closeReason }: Pick<ThreadState, 'status' | 'closeReason'>,
): boolean {
  return status === 'closed' && closeReason === reason;
}

/** The last day on which what was agreed on a day can be undone. */
export function undoneUntil(agreedOn: Day): Day {
  return addDays(agreedOn, limits.undoDays);
}

/** Whether nothing can come of a proposal any more: nobody agreed in time, or the time to undo is over. */
export function isPast({ agreed }: Proposal, proposedOn: Day, today: Day): boolean {
  return agreed === undefined
    ? today > addDays(proposedOn, limits.proposalDays)
    : today > undoneUntil(agreed.on);
}

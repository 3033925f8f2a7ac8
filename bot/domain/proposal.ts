import { addDays, type Day } from './day';
import type { Locale, MemberId } from './ids';
import { limits } from './limits';
import type { ThreadState } from './thread';

/**
 * That the reports of one day which nobody has acknowledged are closed together. One member proposes it, and
 * another says yes; for some time afterwards any member can have them opened again.
 */
export interface Proposal {
  /** The day on which the reports came to the desk; over by the time that it is proposed. */
  readonly filedOn: Day;
  readonly by: MemberId;
  /** Why, in the words that each reporter reads. */
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
export function isUnacknowledged({ status, origin }: ThreadState): boolean {
  return status === 'received' && origin === undefined;
}

/** Whether a thread was closed together with others, and still is. */
export function isClosedTogether({ status, closeReason }: ThreadState): boolean {
  return status === 'closed' && closeReason === 'together';
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

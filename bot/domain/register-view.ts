import type { Assessment, Subject } from './case';
import type { Day } from './day';
import type { Due } from './deadlines';
import type { ThreadId } from './ids';
import type { Matter } from './questionnaire';
import type { Status } from './thread';
import type { CaseDue } from './what-is-due';

/** What a desk must do next, and whether its day has passed. */
export type DueNow = Due & { readonly overdue: boolean };

/** What is shown of a case's record: the assignee by title. */
export interface CaseShown {
  readonly number?: string | undefined;
  readonly subject?: Subject | undefined;
  readonly assignee?: string | undefined;
  /** Who looks after it while the assignee is away, and whether that is so now. */
  readonly deputy?: string | undefined;
  readonly standsIn?: boolean | undefined;
  readonly assessment?: Assessment | undefined;
  /** The day by which the reporter is to be told of a hand-over. */
  readonly tellBy?: Day | undefined;
}

/** A case in a register, as a member may know of it. */
export interface QueueItem {
  readonly thread: ThreadId;
  readonly reference: string;
  /** The day on which it came in, or the first on which it can have; `filedUntil` is the last. */
  readonly filedOn: Day;
  readonly filedUntil?: Day | undefined;
  readonly status: Status;
  /** Something new to read: of the reporter, or of HR. */
  readonly news: boolean;
  readonly due?: DueNow | undefined;
  /** The kind of matter, as the guide asked. */
  readonly about?: Matter | undefined;
  readonly closedOn?: Day | undefined;
  readonly case?: CaseShown | undefined;
  /** The last day on which it is there, where it is closed and that day is near. */
  readonly erasedBy?: Day | undefined;
  /** It is kept past its time. */
  readonly held?: true | undefined;
  /** What of it comes before the next reminder; none below the queue's head. */
  readonly head?: readonly Pick<CaseDue, 'what' | 'by'>[] | undefined;
}

/** What comes before the next reminder: the first items of the queue, and what is about to be erased. */
export interface QueueHead {
  /** The day of the next reminder. */
  readonly next: Day;
  /** How many of the queue's items are in its head. */
  readonly count: number;
  readonly erased: readonly Erasure[];
}

/** Closed cases that are erased on a day, as a member may know of them. */
export interface Erasure {
  readonly on: Day;
  /** Some of their references. */
  readonly references: readonly string[];
  /** Whether there are others. */
  readonly more: boolean;
}

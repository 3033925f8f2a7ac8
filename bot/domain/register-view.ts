import type { Assessment, Subject } from './case';
import type { Day } from './day';
import type { Due } from './deadlines';
import type { ThreadId } from './ids';
import type { Matter } from './questionnaire';
import type { Status } from './thread';
import type { CaseDue } from './what-is-due';

/** What a desk must do next, and whether it is late. */
export type DueNow = Due & { readonly overdue: boolean };

/** The shown part of a case's record; people by title. */
export interface CaseShown {
  readonly number?: string | undefined;
  readonly subject?: Subject | undefined;
  readonly assignee?: string | undefined;
  /** `standsIn`: the assignee is away now. */
  readonly deputy?: string | undefined;
  readonly standsIn?: boolean | undefined;
  readonly assessment?: Assessment | undefined;
  readonly tellBy?: Day | undefined;
}

export interface QueueItem {
  readonly thread: ThreadId;
  readonly reference: string;
  /** The day on which it came in, or the first possible one; `filedUntil` is the last. */
  readonly filedOn: Day;
  readonly filedUntil?: Day | undefined;
  readonly status: Status;
  /** Something new from the reporter, or from HR. */
  readonly news: boolean;
  readonly due?: DueNow | undefined;
  readonly about?: Matter | undefined;
  readonly closedOn?: Day | undefined;
  readonly case?: CaseShown | undefined;
  /** The last day before it is erased, once closed and that day is near. */
  readonly erasedBy?: Day | undefined;
  readonly held?: true | undefined;
  /** At HR: an excerpt from the handlers. */
  readonly excerpt?: true | undefined;
  /** What of it is due before the next reminder; set only in the queue's head. */
  readonly head?: readonly Pick<CaseDue, 'what' | 'by'>[] | undefined;
}

/** The head of the queue: what is due, and what is erased, before the next reminder. */
export interface QueueHead {
  /** The day of the next reminder. */
  readonly next: Day;
  /** How many of the queue's items belong to the head. */
  readonly count: number;
  readonly erased: readonly Erasure[];
}

/** Closed cases that are erased on a day. */
export interface Erasure {
  readonly on: Day;
  /** Some of their references; `more`: there are others. */
  readonly references: readonly string[];
  readonly more: boolean;
}

import type { Who } from './people';

/** What a person may do in a new dialog: send; only read, in this window; nothing, this hour. */
export type DialogLeave = 'may_send' | 'may_read' | 'too_many';

/** Counts the dialogs that each person began lately, in memory only. */
export interface DialogCount {
  /** Counts a person's new dialog, unless it is one too many. What is sent is not counted. */
  begins(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): DialogLeave;
}

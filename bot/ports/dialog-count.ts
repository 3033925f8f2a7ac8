import type { Who } from './people';

/** What a person may do in a dialog that begins: send; only read, in this window; nothing, this hour. */
type DialogLeave = 'may_send' | 'may_read' | 'too_many';

/** How many dialogs each person has begun lately: in memory, and only for as long as that is "lately". */
export interface DialogCount {
  /** Counts one more dialog of a person's, unless it is one too many. Nobody counts what is sent. */
  begins(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): DialogLeave;
}

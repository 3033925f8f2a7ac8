import type { AuditEntry, AuditEvent } from '../../domain/audit';
import type { ThreadId } from '../../domain/ids';
import type { Built, Writes } from '../../ports/pool';

/** A write that holds at once, unless the thread that is named is on its way to the other desk. */
export type WritesAtOnce = Writes & {
  readonly unlessMoving?: ThreadId | undefined;
  /** What is done, if that depends on what was found. */
  readonly event?: AuditEvent;
  /** What the audit's line is about besides the thread, if that depends on what was found. */
  readonly subject?: AuditEntry['subject'];
  /** What goes along with the pass of this window. */
  readonly operations?: Built['operations'];
};

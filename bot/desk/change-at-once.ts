import type { AuditEntry } from '../domain/audit';
import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import type { SubmissionId } from '../domain/operation';
import type { Remark } from '../domain/remarks';
import { doAtOnce } from './at-once';
import { type CaseChange, changeCase } from './change-case';
import type { DeskWorld } from './desk';
import { findVisible, type Visible } from './find-thread';

/**
 * Changes a case's record at once, if the member may still read the case. Where somebody else has changed it
 * first, it is looked at again: the change is asked anew whether it can be.
 */
export async function changeAtOnce(
  world: DeskWorld,
  member: Member,
  thread: ThreadId,
  { submission, audit }: { readonly submission: SubmissionId; readonly audit: AuditEntry },
  changeOf: (visible: Visible) => CaseChange,
): Promise<'stored' | 'duplicate' | Remark> {
  for (;;) {
    const visible = await findVisible(world, member, thread);
    if (visible === undefined) return 'gone';
    const change = await changeCase(world, visible, changeOf(visible));
    if (typeof change === 'string') return change;
    const put = await doAtOnce(world, submission, audit, change);
    if (put !== 'overtaken') return put;
  }
}

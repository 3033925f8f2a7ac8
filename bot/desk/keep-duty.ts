import { type OwnDuty, withDuty } from '../domain/handing';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Posted } from '../threads/post-message';
import { doAtOnce } from './at-once';
import { changeCase } from './change-case';
import type { DeskWorld } from './desk';
import { findVisible, type Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';

/** Writes down how it stands with a duty of the organisation's own, in the case's record, at once. */
export async function keepDuty(
  world: DeskWorld,
  member: Member,
  { row: { id: thread } }: Visible,
  { is, law, on, told }: OwnDuty,
  { id, began }: Pick<Sending, 'id' | 'began'>,
): Promise<Posted | Remark> {
  const submission = await world.drafts.submission(id, began, 'command');
  const audit = auditEntry(world, member, 'case_written', thread);
  for (;;) {
    const visible = await findVisible(world, member, thread);
    if (visible === undefined) return 'gone';
    const change = await changeCase(world, visible, (known) =>
      withDuty(known, { is, law, on, told }),
    );
    if (typeof change === 'string') return change;
    const put = await doAtOnce(world, submission, audit, change);
    if (put !== 'overtaken') return put;
  }
}

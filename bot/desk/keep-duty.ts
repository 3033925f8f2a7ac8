import { type OwnDuty, withDuty } from '../domain/handing';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Posted } from '../threads/post-message';
import { changeAtOnce } from './change-at-once';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
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
  return changeAtOnce(
    world,
    member,
    thread,
    { submission, audit },
    () => (known) => withDuty(known, { is, law, on, told }),
  );
}

import type { MemberId } from '../domain/ids';
import type { Member } from '../domain/member';
import { withShown } from '../domain/readers';
import type { Remark } from '../domain/remarks';
import { changeState } from '../threads/change-state';
import type { Posted } from '../threads/post-message';
import { doAtOnce } from './at-once';
import type { DeskWorld } from './desk';
import { findVisible, type Visible } from './find-thread';
import { toBeShown } from './options';
import { auditEntry, type Sending } from './post-as-desk';
import { findWaiting, isMoving } from './waiting';

/**
 * Shows a thread to a colleague who would not see it else: a newcomer or an outside deputy. At once, and it
 * takes no place. Who is shut out of it, has left, or sees it by now is chosen for nothing.
 */
export async function showToColleague(
  world: DeskWorld,
  member: Member,
  { row: { id } }: Visible,
  to: MemberId,
  sending: Pick<Sending, 'id' | 'began'>,
): Promise<Posted | Remark> {
  const submission = await world.drafts.submission(sending.id, sending.began, 'command');
  const audit = { ...auditEntry(world, member, 'thread_shown', id), subject: to };
  for (;;) {
    const visible = await findVisible(world, member, id);
    if (visible === undefined) return 'gone';
    const { row, state, members } = visible;
    if (!toBeShown(visible).some((one) => one.id === to)) return 'changed';
    const named = withShown(state, to, members);
    if (named === undefined) return 'shown_full';
    // A move names the row as it was: what changes it would undo the move.
    if (isMoving(await findWaiting(world, row))) return 'moving';
    const thread = await changeState(world, row, { ...state, ...named });
    const put = await doAtOnce(world, submission, audit, { thread, unlessMoving: id });
    if (put !== 'overtaken') return put;
  }
}

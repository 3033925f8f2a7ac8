import type { PostableCommand } from '../domain/desk-command';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { coverRow } from '../threads/cover-row';
import { type Posted, rowOf } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import type { SentOne } from './desk-draft';
import { findUnchanged, type Visible } from './find-thread';
import { auditEntry, postOf, type Sending } from './post-as-desk';
import { whetherBack } from './take-back';
import { findWaiting } from './waiting';

/**
 * Exchanges what was sent and is not out for another text, in its place: until then the first one comes out
 * as it is. The dialog in which it was sent keeps its row, which says nothing any more.
 */
export async function replaceSent(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: PostableCommand,
  { replaces, ...sending }: Sending & { readonly replaces: SentOne },
): Promise<Posted | Remark> {
  const { row } = visible;
  const keys = await visible.keys();
  const entry = auditEntry(world, member, 'sent_changed', row.id);
  const post = await postOf(world, visible, command, sending, entry);
  for (;;) {
    if (await world.pool.submitted(post.submission)) return 'duplicate';
    const { epoch, sent } = await findWaiting(world, keys, row);
    const found = whetherBack({ epoch, sent }, replaces);
    if (typeof found === 'string') return found;
    if ((await findUnchanged(world, member, visible, sending.seen)) === undefined) return 'changed';
    const { slot, place, record } = found;
    const counts = await seenNow(world, keys, 'desk');
    const rows = [rowOf(world, post, { epoch, slot, place, counts }), coverRow(world, epoch)];
    const drop = { slots: [slot], copies: [record] };
    const put = await world.pool.put(rows, post.submission, entry, undefined, { drop });
    if (put === 'stored' || put === 'duplicate') return put;
  }
}

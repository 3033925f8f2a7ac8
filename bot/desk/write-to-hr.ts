import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { type Posted, postMessage } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import { findExcerpt } from './excerpt';
import { findUnchanged, type Visible } from './find-thread';
import { auditEntry, type Sending } from './post-as-desk';

/** Writes to HR in the excerpt's thread, from the reporter's place. Two colleagues at once both succeed. */
export async function writeToHr(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  text: string,
  sending: Sending,
): Promise<Posted | Remark> {
  const { row, keys } = visible;
  const excerpt = await findExcerpt(world, await keys());
  if (excerpt === undefined) return 'not_now';
  const { common } = excerpt;
  const { id: thread } = excerpt.row;
  const post = {
    id: await world.drafts.submission(sending.id, sending.began, 'command'),
    thread,
    side: 'reporter',
    byDesk: true,
    waits: 'pass',
    body: { kind: 'message', text },
    from: row.id,
    audit: auditEntry(world, member, 'message_sent_to_hr', row.id),
  } as const;
  const { put } = await postMessage<never>(world, post, async () => {
    // What HR has answered since counts as read once the handlers write: so it is shown first.
    if ((await findUnchanged(world, member, visible, sending.seen)) === undefined) return undefined;
    if ((await world.threads.byId(thread)) === undefined) return undefined;
    return seenNow(world, { common }, 'reporter');
  });
  return put;
}

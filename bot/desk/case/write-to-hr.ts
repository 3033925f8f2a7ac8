import { seenNow } from '../../threads/count-messages';
import { postMessage } from '../../threads/post-message';
import { auditEntry } from './audit-entry';
import type { WriteOutcome } from './command';
import type { DeskContext } from './context';
import { findExcerpt } from './excerpt';
import { findUnchanged } from './find-thread';

/** Writes to HR in the excerpt's thread, from the reporter's place. Two colleagues at once both succeed. */
export async function writeToHr(
  { world, member, case: visible, submission, seen }: DeskContext<'form'>,
  text: string,
): Promise<WriteOutcome> {
  const { row, keys } = visible;
  const excerpt = await findExcerpt(world, await keys());
  if (excerpt === undefined) return 'not_now';
  const { common } = excerpt;
  const { id: thread } = excerpt.row;
  const post = {
    id: submission,
    thread,
    side: 'reporter',
    byDesk: true,
    waits: 'pass',
    body: { kind: 'message', text },
    from: row.id,
    audit: auditEntry(world, member, 'message_sent_to_hr', row.id),
  } as const;
  const { put } = await postMessage<never>(world, post, async () => {
    // Writing marks HR's answers as read: a new one is shown first.
    if ((await findUnchanged(world, visible, seen)) === undefined) return undefined;
    if ((await world.threads.byId(thread)) === undefined) return undefined;
    return seenNow(world, { common }, 'reporter');
  });
  return put;
}

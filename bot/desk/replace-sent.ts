import type { PostableCommand } from '../domain/desk-command';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import type { Built } from '../ports/pool';
import { operationOf, type Posted } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { DeskWorld } from './desk';
import type { SentOne } from './desk-draft';
import { findUnchanged, type Visible } from './find-thread';
import { auditEntry, postOf, type Sending } from './post-as-desk';
import { findWithdrawable } from './take-back';
import { waitingOf } from './waiting';

/** Exchanges what was sent and is not out for another text: until then the first one comes out. */
export async function replaceSent(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  command: PostableCommand,
  { replaces, ...sending }: Sending & { readonly replaces: SentOne },
): Promise<Posted | Remark> {
  const { row } = visible;
  const audit = auditEntry(world, member, 'sent_changed', row.id);
  const post = await postOf(world, visible, command, sending, audit);
  const { put } = await world.pool.submit<'changed' | Remark>({
    id: post.id,
    byDesk: true,
    build: async (now): Promise<Built | 'changed' | Remark> => {
      const waiting = waitingOf(now, row.id);
      const found = findWithdrawable(world, waiting, replaces);
      if (typeof found === 'string') return found;
      if ((await findUnchanged(world, member, visible, sending.seen, now)) === undefined)
        return 'changed';
      const counts = await seenNow(world, await visible.keys(), 'desk');
      const operation = operationOf(post, found.place, counts);
      const { waits } = post;
      return { operations: [operation], takesBack: [found.entry.id], waits, audit };
    },
  });
  return put;
}

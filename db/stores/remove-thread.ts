import { In } from 'typeorm';
import type { ThreadId } from '../../bot/domain/ids';
import type { Tag } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';
import { inChunks } from './chunks';

/**
 * Deletes a thread, its messages, what its desk kept for itself and the audit that names it, also as the
 * thread that it was before a move; runs within one transaction.
 * @param tags of messages and of records alike
 * @param moves the thread goes on at another desk: its audit stays
 */
export async function removeThread(
  { thread, message, deskRecord, audit }: Tables,
  id: ThreadId,
  tags: readonly Tag[],
  moves?: 'moves',
): Promise<void> {
  await inChunks(tags, async (some) => {
    await message.delete({ tag: In(some) });
    await deskRecord.delete({ tag: In(some) });
    return [];
  });
  if (moves === undefined) {
    const moved = await audit.findBy({ thread: id, event: 'thread_moved' });
    const before = moved.flatMap(({ subject }) => (subject == null ? [] : [subject]));
    for (const one of [id, ...before]) await audit.delete({ thread: one as ThreadId });
  }
  await thread.delete({ id });
}

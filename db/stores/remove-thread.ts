import { In } from 'typeorm';
import type { Id, ThreadId } from '../../bot/domain/ids';
import type { Tag } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';
import type { AuditBook } from './audit-book';
import { inChunks } from './chunks';

/**
 * Deletes a thread, its messages, what its desk kept for itself and the audit that names it, also as the
 * thread that it was before a move; the places in the audit's chain stay. Runs within one transaction.
 * @param tags of messages, of records and of the case's own record alike
 * @param moves the thread goes on at another desk: its audit stays
 */
export async function removeThread(
  tables: Tables,
  book: AuditBook,
  id: ThreadId,
  tags: readonly Tag[],
  moves?: 'moves',
): Promise<void> {
  const { thread, message, deskRecord, caseRecord } = tables;
  await inChunks(tags, async (some) => {
    await message.delete({ tag: In(some) });
    await deskRecord.delete({ tag: In(some) });
    await caseRecord.delete({ tag: In(some) });
    return [];
  });
  if (moves === undefined) {
    for (const one of [...(await threadsBefore(tables, id)), id]) {
      for (const never of await threadsNever(tables, one)) await book.erase(tables, never);
      await book.erase(tables, one);
    }
  }
  await thread.delete({ id });
}

/** What a thread would have been called by moves that were taken back: they left a line each. */
async function threadsNever(
  { audit }: Pick<Tables, 'audit'>,
  id: ThreadId,
): Promise<readonly ThreadId[]> {
  const back = await audit.findBy({ thread: id, event: 'sent_withdrawn' });
  return back.flatMap(({ subject }) => (subject == null ? [] : [subject as Id as ThreadId]));
}

/** What a thread was called before HR moved it. */
export async function threadsBefore(
  { audit }: Pick<Tables, 'audit'>,
  id: ThreadId,
): Promise<readonly ThreadId[]> {
  const moved = await audit.findBy({ thread: id, event: 'thread_moved' });
  return moved.flatMap(({ subject }) => (subject == null ? [] : [subject as Id as ThreadId]));
}

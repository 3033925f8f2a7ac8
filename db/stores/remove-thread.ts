import { In } from 'typeorm';
import type { ThreadId } from '../../bot/domain/ids';
import type { Tag } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';
import type { AuditBook } from './audit-book';
import { inChunks } from './chunks';

/**
 * Deletes a thread, its messages, what its desk kept for itself and the audit that names it, of which the
 * places in the chain stay; runs within one transaction.
 * @param tags of messages, of records and of the case's own record alike
 */
export async function removeThread(
  tables: Tables,
  book: AuditBook,
  id: ThreadId,
  tags: readonly Tag[],
): Promise<void> {
  const { thread, message, deskRecord, caseRecord } = tables;
  await inChunks(tags, async (some) => {
    await message.delete({ tag: In(some) });
    await deskRecord.delete({ tag: In(some) });
    await caseRecord.delete({ tag: In(some) });
    return [];
  });
  await book.erase(tables, id);
  await thread.delete({ id });
}

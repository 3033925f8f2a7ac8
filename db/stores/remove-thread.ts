import { In } from 'typeorm';
import type { ThreadId } from '../../bot/domain/ids';
import type { Tag } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';
import { inChunks } from './chunks';

/**
 * Deletes a thread, its messages, what its desk kept for itself and the audit that names it; runs within one
 * transaction.
 * @param tags of messages, of records and of the case's own record alike
 */
export async function removeThread(
  { thread, message, deskRecord, caseRecord, audit }: Tables,
  id: ThreadId,
  tags: readonly Tag[],
): Promise<void> {
  await inChunks(tags, async (some) => {
    await message.delete({ tag: In(some) });
    await deskRecord.delete({ tag: In(some) });
    await caseRecord.delete({ tag: In(some) });
    return [];
  });
  await audit.delete({ thread: id });
  await thread.delete({ id });
}

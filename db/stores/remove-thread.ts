import type { ThreadId } from '../../bot/domain/ids';
import type { Tag } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';

/** Deletes a thread, its messages and the audit that names it; runs within one transaction. */
export async function removeThread(
  { thread, message, audit }: Tables,
  id: ThreadId,
  tags: readonly Tag[],
): Promise<void> {
  for (const tag of tags) await message.delete({ tag });
  await audit.delete({ thread: id });
  await thread.delete({ id });
}

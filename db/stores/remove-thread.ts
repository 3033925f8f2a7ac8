import { In } from 'typeorm';
import type { AuditEvent } from '../../bot/domain/audit';
import type { Id, ThreadId } from '../../bot/domain/ids';
import type { Tag } from '../../bot/ports/threads';
import type { AuditRow } from '../schema/rows';
import type { Tables } from '../schema/tables';
import type { AuditBook, ProvenEntry } from './audit-book';
import { inChunks } from './chunks';

/**
 * Deletes a thread, its messages, its desk's records and its audit, also under its id before a move. The
 * places in the audit's chain stay. Runs within one transaction.
 * @param tags of messages, of records and of the case's record
 * @param moves the thread moves to another desk: its audit stays
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
  if (moves === undefined) await eraseAudit(tables, book, id);
  await thread.delete({ id });
}

/** Follows only proven entries: others might lead to another thread's audit. */
async function eraseAudit(tables: Tables, book: AuditBook, id: ThreadId): Promise<void> {
  const own = await book.proven(tables, id);
  // The thread's id before a move, and the ids of moves that were taken back.
  for (const before of subjectsOf(own, 'thread_moved')) await eraseAudit(tables, book, before);
  for (const never of subjectsOf(own, 'sent_withdrawn'))
    await book.erase(tables, await book.proven(tables, never));
  await book.erase(tables, own);
}

function subjectsOf(entries: readonly ProvenEntry[], event: AuditEvent): readonly ThreadId[] {
  return entries.flatMap(({ entry }) => (entry.event === event ? subjectOf(entry) : []));
}

function subjectOf({ subject }: AuditRow): readonly ThreadId[] {
  return subject == null ? [] : [subject as Id as ThreadId];
}

/** The ids that a thread had before HR moved it. */
export async function threadsBefore(
  { audit }: Pick<Tables, 'audit'>,
  id: ThreadId,
): Promise<readonly ThreadId[]> {
  return (await audit.findBy({ thread: id, event: 'thread_moved' })).flatMap(subjectOf);
}

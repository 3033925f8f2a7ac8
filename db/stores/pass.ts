import { setImmediate as rest } from 'node:timers/promises';
import { In, MoreThan } from 'typeorm';
import type { Month } from '../../bot/domain/day';
import { toHex } from '../../bot/domain/hex';
import type { PassWrites, StoredThreads } from '../../bot/ports/pool-store';
import type { ThreadRow } from '../../bot/ports/threads';
import type { MessageRow } from '../schema/rows';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { AuditBook } from './audit-book';
import { inChunks, storedTags } from './chunks';
import { noteReminder } from './installation';
import { noteNotices } from './outbox';
import { removeThread } from './remove-thread';
import { expiryMonths } from './thread-store';

/** Rows that are read or written before other work gets its turn. */
const atOnce = 50;

export function storedThreads(tables: Tables): StoredThreads {
  return {
    find: (ids) => inChunks(ids, (some) => tables.thread.findBy({ id: In(some) })),
    ofMonth: (month) => readMonth(tables, month),
    months: () => expiryMonths(tables),
  };
}

/**
 * Runs within one transaction. Rows go in by the order of their random keys, so that no row's place in the
 * file tells when it came.
 */
export async function applyPass(tables: Tables, book: AuditBook, pass: PassWrites): Promise<void> {
  // Removals first: a moved thread keeps its reference and its blind index, which are unique.
  for await (const { id, tags } of sorted(pass.removals, (removal) => removal.id))
    await removeThread(tables, book, id, tags, 'moves');
  for await (const row of sorted(pass.threads, ({ id }) => id)) await tables.thread.insert(row);
  for await (const row of sorted(await place(tables, pass.messages), ({ tag }) => toHex(tag)))
    await tables.message.insert(row);
  for await (const row of sorted(pass.cases ?? [], ({ tag }) => toHex(tag)))
    await tables.caseRecord.insert(row);
  for await (const row of sorted(pass.records ?? [], ({ tag }) => toHex(tag)))
    await tables.deskRecord.insert(row);
  for await (const { id, from, to } of sorted(pass.updates, (update) => update.id)) {
    const { affected } = await tables.thread.update({ id, revision: from }, to);
    if (affected !== 1) throw new StoreError('store_conflict');
  }
  const { reminder } = pass;
  const isReminder = reminder && (await noteReminder(tables, reminder)) && reminder.isTold;
  await noteNotices(tables, pass.notices, isReminder === true ? 'reminder' : undefined);
}

/** Page by page, with a rest between two. */
async function readMonth({ thread }: Tables, expiry: Month): Promise<ThreadRow[]> {
  const all: ThreadRow[] = [];
  for (;;) {
    const last = all.at(-1);
    const where = { expiry, ...(last && { id: MoreThan(last.id) }) };
    const page = await thread.find({ where, order: { id: 'ASC' }, take: atOnce });
    all.push(...page);
    if (page.length < atOnce) return all;
    await rest();
  }
}

/**
 * Gives each message the first of its candidate tags that neither a stored message nor an earlier one has.
 */
async function place(tables: Tables, messages: PassWrites['messages']): Promise<MessageRow[]> {
  const taken = await storedTags(
    tables.message,
    messages.flatMap(({ candidates }) => candidates),
  );
  return messages.map(({ candidates, envelope }) => {
    const tag = candidates.find((candidate) => !taken.has(toHex(candidate)));
    if (tag === undefined) throw new StoreError('store_no_tag');
    taken.add(toHex(tag));
    return { tag, envelope };
  });
}

/** With rests: a pass writes all open threads, and must not hold up the process for so long. */
async function* sorted<Row>(rows: readonly Row[], key: (row: Row) => string): AsyncGenerator<Row> {
  const keyed = rows.map((row) => ({ row, by: key(row) }));
  for (const [n, { row }] of keyed.sort((a, b) => (a.by < b.by ? -1 : 1)).entries()) {
    if (n % atOnce === atOnce - 1) await rest();
    yield row;
  }
}

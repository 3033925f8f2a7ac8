import { In } from 'typeorm';
import { toHex } from '../../bot/domain/hex';
import type { ThreadId } from '../../bot/domain/ids';
import type { Epoch, Pool, Release } from '../../bot/ports/pool';
import type { Tag, ThreadRow } from '../../bot/ports/thread-store';
import type { MessageRow } from '../schema/message';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import { inChunks } from './chunks';
import { noteNotices } from './outbox';
import { removeThread } from './remove-thread';

/**
 * Ends the running epoch; runs within one transaction. Everything goes in by the order of its random key, so
 * that neither a row's place in the file nor its place on a page tells when it came.
 * @returns the number of rows released; with none waiting nothing changes
 */
export async function releaseAll(
  tables: Tables,
  next: Epoch,
  open: Parameters<Pool['release']>[1],
): Promise<number> {
  const [epoch] = await tables.epoch.find({ take: 1 });
  if (epoch === undefined) {
    await tables.epoch.insert(next);
    return 0;
  }
  const rows = await tables.pool.findBy({ epoch: epoch.id });
  if (rows.length === 0) return 0;

  const find = (ids: readonly ThreadId[]): Promise<ThreadRow[]> =>
    inChunks(ids, (some) => tables.thread.findBy({ id: In(some) }));
  const release = await open(epoch, rows, find);

  // First: a moved thread keeps its reference and its blind index, which are unique.
  for (const { id, tags } of sorted(release.removals, (removal) => removal.id)) {
    await removeThread(tables, id, tags);
  }
  for (const row of sorted(release.threads, ({ id }) => id)) await tables.thread.insert(row);
  for (const row of sorted(await place(tables, release.messages), ({ tag }) => toHex(tag))) {
    await tables.message.insert(row);
  }
  for (const { id, from, to } of sorted(release.updates, (update) => update.id)) {
    const { affected } = await tables.thread.update({ id, revision: from }, to);
    if (affected !== 1) throw new StoreError('store_conflict');
  }
  await noteNotices(tables, release.notices);
  // Only what was released: were there another row, its epoch could not go, and all of this would be undone.
  await inChunks(rows, async (some) => {
    await tables.pool.delete({ slot: In(some.map(({ slot }) => slot)) });
    return [];
  });
  await tables.epoch.delete({ id: epoch.id });
  await tables.epoch.insert(next);
  return rows.length;
}

/**
 * Gives each message the first of its candidate tags that neither a stored message nor an earlier one has.
 */
async function place(tables: Tables, messages: Release['messages']): Promise<MessageRow[]> {
  const taken = await takenTags(
    tables,
    messages.flatMap(({ candidates }) => candidates),
  );
  return messages.map(({ candidates, envelope }) => {
    const tag = candidates.find((candidate) => !taken.has(toHex(candidate)));
    if (tag === undefined) throw new StoreError('store_no_tag');
    taken.add(toHex(tag));
    return { tag, envelope };
  });
}

async function takenTags({ message }: Tables, tags: readonly Tag[]): Promise<Set<string>> {
  const rows = await inChunks(tags, (some) =>
    message.find({ select: { tag: true }, where: { tag: In(some) } }),
  );
  return new Set(rows.map(({ tag }) => toHex(tag)));
}

function sorted<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

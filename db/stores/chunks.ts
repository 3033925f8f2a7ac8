import { setImmediate as rest } from 'node:timers/promises';
import { In, type Repository } from 'typeorm';
import { toHex } from '../../bot/domain/hex';
import type { Tag, ThreadStore } from '../../bot/ports/threads';
import type { MessageRow } from '../schema/rows';
import type { UnitOfWork } from '../unit-of-work';

/** Values in one statement: SQL Server takes 2,100 parameters a request. */
const valuesAtOnce = 500;

/** Asks in several statements; other work gets its turn between two. */
export async function inChunks<Value, Result>(
  values: readonly Value[],
  ask: (some: Value[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < values.length; at += valuesAtOnce) {
    if (at > 0) await rest();
    results.push(...(await ask(values.slice(at, at + valuesAtOnce))));
  }
  return results;
}

/** Those of the tags that have a row, in hexadecimal. */
export async function storedTags(
  table: Repository<MessageRow>,
  tags: readonly Tag[],
): Promise<Set<string>> {
  const rows = await inChunks(tags, (some) =>
    table.find({ select: { tag: true }, where: { tag: In(some) } }),
  );
  return new Set(rows.map(({ tag }) => toHex(tag)));
}

/** Reads envelopes by their tags, in the tags' order. */
export function envelopesIn(
  units: UnitOfWork,
  table: 'message' | 'deskRecord',
): Pick<ThreadStore, 'messages' | 'stored'> {
  return {
    messages: (tags) =>
      units.read(async (tables) => {
        const rows = await inChunks(tags, (some) => tables[table].findBy({ tag: In(some) }));
        const byTag = new Map(rows.map(({ tag, envelope }) => [toHex(tag), envelope]));
        return tags.map((tag) => byTag.get(toHex(tag)));
      }),
    stored: (tags) =>
      units.read(async (tables) => {
        const there = await storedTags(tables[table], tags);
        return tags.map((tag) => there.has(toHex(tag)));
      }),
  };
}

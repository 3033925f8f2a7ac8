import { In } from 'typeorm';
import { toHex } from '../../bot/domain/hex';
import type { Tag } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';

/** Values a statement may carry: SQL Server takes 2,100 parameters a request. */
const valuesAtOnce = 500;

/** Asks for many values in statements of a bearable size. */
export async function inChunks<Value, Result>(
  values: readonly Value[],
  ask: (some: Value[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < values.length; at += valuesAtOnce) {
    results.push(...(await ask(values.slice(at, at + valuesAtOnce))));
  }
  return results;
}

/** Those of the tags that have a message, in hexadecimal. */
export async function storedTags(
  { message }: Pick<Tables, 'message'>,
  tags: readonly Tag[],
): Promise<Set<string>> {
  const rows = await inChunks(tags, (some) =>
    message.find({ select: { tag: true }, where: { tag: In(some) } }),
  );
  return new Set(rows.map(({ tag }) => toHex(tag)));
}

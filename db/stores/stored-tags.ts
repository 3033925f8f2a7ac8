import { In } from 'typeorm';
import { toHex } from '../../bot/domain/hex';
import type { Tag } from '../../bot/ports/thread-store';
import type { Tables } from '../schema/tables';
import { inChunks } from './chunks';

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

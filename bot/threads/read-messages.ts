import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { Family, MessageSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';

interface Walking {
  readonly threads: Pick<ThreadStore, 'messages'>;
  readonly messages: Pick<MessageSealer, 'tags'>;
}

export interface Reading extends Walking {
  readonly messages: Pick<MessageSealer, 'open' | 'tags'>;
}

/** All messages of one family, in the order of their tags. */
export async function readMessages(
  reading: Reading,
  dataKey: Uint8Array,
  thread: ThreadId,
  family: Family,
): Promise<Message[]> {
  const found: Message[] = [];
  for await (const envelope of envelopesOf(reading, dataKey, family))
    found.push(reading.messages.open(dataKey, thread, family, envelope));
  return found;
}

/** How many messages of one family there are, whether they open or not. */
export async function countMessages(
  reading: Walking,
  dataKey: Uint8Array,
  family: Family,
): Promise<number> {
  let count = 0;
  for await (const _ of envelopesOf(reading, dataKey, family)) count += 1;
  return count;
}

/**
 * Rows carry no thread key, so whoever holds the data key walks the tags until one is missing; at least one look-up of a
 * full batch is made, however many there are.
 */
async function* envelopesOf(
  { threads, messages }: Walking,
  dataKey: Uint8Array,
  family: Family,
): AsyncGenerator<Uint8Array> {
  for (let found = 0; ; found += limits.candidateTags) {
    const tags = messages.tags(dataKey, family, found, limits.candidateTags);
    for (const envelope of await threads.messages(tags)) {
      if (envelope === undefined) return;
      yield envelope;
    }
  }
}

/** What reporter and desk have written to each other, in no order. */
export async function readBoth(
  reading: Reading,
  common: Uint8Array,
  thread: ThreadId,
): Promise<Message[]> {
  const reporter = await readMessages(reading, common, thread, 'reporter');
  const desk = await readMessages(reading, common, thread, 'desk');
  return [...reporter, ...desk];
}

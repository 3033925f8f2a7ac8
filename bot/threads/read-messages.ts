import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { Family, MessageSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';

export interface Reading {
  readonly threads: Pick<ThreadStore, 'messages'>;
  readonly messages: Pick<MessageSealer, 'open' | 'tags'>;
}

/**
 * All messages of one family, in the order of their tags. Rows carry no thread key, so whoever holds the data key
 * walks the tags until one is missing; at least one look-up of a full batch is made, however many there are.
 */
export async function readMessages(
  { threads, messages }: Reading,
  dataKey: Uint8Array,
  thread: ThreadId,
  family: Family,
): Promise<Message[]> {
  const found: Message[] = [];
  for (;;) {
    const tags = messages.tags(dataKey, family, found.length, limits.candidateTags);
    for (const envelope of await threads.messages(tags)) {
      if (envelope === undefined) return found;
      found.push(messages.open(dataKey, thread, family, envelope));
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

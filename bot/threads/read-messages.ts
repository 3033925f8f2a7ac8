import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { Family } from '../ports/sealer';
import type { CountWorld, ThreadWorld } from './worlds';

type ReadWorld = Pick<ThreadWorld, 'threads' | 'messages'>;

/** All messages of one family, in the order of their tags. Throws when one of them does not open. */
export async function readMessages(
  world: ReadWorld,
  dataKey: Uint8Array,
  thread: ThreadId,
  family: Family,
): Promise<Message[]> {
  const found: Message[] = [];
  for await (const envelope of envelopesOf(world, dataKey, family))
    found.push(world.messages.open(dataKey, thread, family, envelope));
  return found;
}

/** How many messages of one family there are, whether they open or not. */
export async function countMessages(
  world: CountWorld,
  dataKey: Uint8Array,
  family: Family,
): Promise<number> {
  let count = 0;
  for await (const _ of envelopesOf(world, dataKey, family)) count += 1;
  return count;
}

/**
 * The holder of a data key walks its tags until one is missing: rows carry no thread key. At least one full
 * batch is looked up, however many messages there are.
 */
async function* envelopesOf(
  { threads, messages }: CountWorld,
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
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
): Promise<Message[]> {
  const reporter = await readMessages(world, common, thread, 'reporter');
  const desk = await readMessages(world, common, thread, 'desk');
  return [...reporter, ...desk];
}

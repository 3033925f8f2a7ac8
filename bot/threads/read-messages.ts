import type { ThreadId } from '../domain/ids';
import type { Message } from '../domain/message';
import type { Family } from '../ports/sealer';
import { findShelf } from './shelf';
import type { ReadWorld } from './worlds';

/** All messages of one family, in the order of their tags. Throws when one of them does not open. */
async function readMessages(
  world: ReadWorld,
  dataKey: Uint8Array,
  thread: ThreadId,
  family: Family,
): Promise<readonly Message[]> {
  const shelf = await findShelf(world, dataKey, thread, family);
  return shelf.from(0);
}

/** What reporter and desk have written to each other, in no order. For what has to read all of it. */
export async function readBoth(
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
): Promise<readonly Message[]> {
  const reporter = await readMessages(world, common, thread, 'reporter');
  const desk = await readMessages(world, common, thread, 'desk');
  return [...reporter, ...desk];
}

import type { ThreadId } from '../domain/ids';
import type { Message } from '../domain/message';
import { findShelf } from './shelf';
import type { ReadWorld } from './worlds';

/** All that reporter and desk have written to each other, in no order. */
export async function readBoth(
  world: ReadWorld,
  common: Uint8Array,
  thread: ThreadId,
): Promise<readonly Message[]> {
  const reporter = await (await findShelf(world, common, thread, 'reporter')).from(0);
  const desk = await (await findShelf(world, common, thread, 'desk')).from(0);
  return [...reporter, ...desk];
}

import type { DeskCommand, PostableCommand } from '../domain/desk-command';
import { latestMinutes } from '../threads/latest-minutes';
import { findShelf } from '../threads/shelf';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';

/** How minutes were settled, with the day of those that it is about: the latest ones of the thread. */
export async function ofLatestMinutes(
  world: DeskWorld,
  { row, keys }: Visible,
  command: Extract<DeskCommand, { kind: 'minutes_settled' }>,
): Promise<PostableCommand | undefined> {
  const { common } = await keys();
  const reporter = await findShelf(world, common, row.id, 'reporter');
  const desk = await findShelf(world, common, row.id, 'desk');
  const of = await latestMinutes({ reporter, desk });
  return of && { ...command, of };
}

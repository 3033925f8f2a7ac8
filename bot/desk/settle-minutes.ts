import type { Day } from '../domain/day';
import type { DeskCommand, PostableCommand } from '../domain/desk-command';
import { readMinutes } from '../threads/open-minutes';
import { findShelf } from '../threads/shelf';
import type { ReadWorld } from '../threads/worlds';
import type { Visible } from './find-thread';

/** The day of the oldest minutes of a thread that nobody has approved or settled; none where all are. */
export async function openMinutes(
  world: ReadWorld,
  { row, state, keys }: Visible,
): Promise<Day | undefined> {
  // The state knows that there are some, and of the latest act alone how it has come with them.
  if (state.minutes === undefined) return undefined;
  const { common } = await keys();
  const reporter = await findShelf(world, common, row.id, 'reporter');
  const desk = await findShelf(world, common, row.id, 'desk');
  const standing = await readMinutes({ reporter, desk });
  return standing?.step === 'open' ? standing.of : undefined;
}

/** How minutes were settled, with the day of those that it is about: the oldest ones that are open. */
export async function ofOpenMinutes(
  world: ReadWorld,
  visible: Visible,
  command: Extract<DeskCommand, { kind: 'minutes_settled' }>,
): Promise<PostableCommand | undefined> {
  const of = await openMinutes(world, visible);
  return of && { ...command, of };
}

import { currentEpoch } from '../threads/put-rows';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';

/** All places of both sides in the running epoch: a move takes them all. */
export async function placesOf(
  world: DeskWorld,
  { keys }: Pick<Visible, 'keys'>,
): Promise<readonly Uint8Array[]> {
  const { common } = await keys();
  const { id } = await currentEpoch(world);
  const of = (side: 'reporter' | 'desk') => world.messages.slots(common, id, side);
  return [...of('reporter'), ...of('desk')];
}

/** Whether a thread of these places is on its way to the other desk. */
export async function isMoving(
  { pool }: Pick<DeskWorld, 'pool'>,
  places: readonly Uint8Array[],
): Promise<boolean> {
  return (await pool.taken(places)).every(Boolean);
}

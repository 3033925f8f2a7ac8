import type { Epoch, PoolRow } from '../ports/pool';
import type { ThreadWorld } from './worlds';

/** A row that says nothing, at a random slot: it is there so that there are as many as there were deeds. */
export function coverRow(
  { random, poolSealer }: Pick<ThreadWorld, 'random'> & Pick<ThreadWorld, 'poolSealer'>,
  epoch: Epoch,
): PoolRow {
  const envelope = poolSealer.seal(epoch, { kind: 'cover' });
  return { slot: random.bytes(32), epoch: epoch.id, envelope };
}

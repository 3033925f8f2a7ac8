import type { Epoch, PoolRow } from '../ports/pool';
import type { Windows } from '../ports/windows';
import type { ThreadWorld } from './worlds';

/** A row that says nothing, at a random slot: it is there so that there are as many as there were deeds. */
export function coverRow(
  {
    random,
    poolSealer,
    windows,
  }: Pick<ThreadWorld, 'random' | 'poolSealer'> & { readonly windows: Pick<Windows, 'dueOn'> },
  epoch: Epoch,
): PoolRow {
  const envelope = poolSealer.seal(epoch, { kind: 'cover', due: windows.dueOn('window', epoch) });
  return { slot: random.bytes(32), epoch: epoch.id, envelope };
}

import type { Month } from '../domain/day';
import type { Revision } from '../domain/ids';
import { isPutAway, versionOf } from '../domain/thread';
import type { Release } from '../ports/pool';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';

/** A thread's row after a pass; `rests` where it does not stand among the open ones and stays as it is. */
export type AtPass = Release['updates'][number] | 'rests';

/**
 * What a pass makes of a thread in which nothing was written: its state is sealed again, under a new
 * revision and the month that all open ones share from now on. What people compare stays as it is.
 */
export async function reseal(
  { threadSealer, random }: Pick<KeeperWorld, 'threadSealer' | 'random'>,
  row: ThreadRow,
  expiry: Month,
): Promise<AtPass> {
  const { id, desk } = row;
  const state = await threadSealer.openState(row);
  if (isPutAway(row, state)) return 'rests';
  const revision = random.id<Revision>();
  const sealing = { ...state, version: versionOf(row, state) };
  const { keys } = row.expiry === expiry ? row : await threadSealer.rewrap(row, expiry);
  const sealed = threadSealer.sealState({ id, desk, revision, expiry }, sealing);
  return { id, from: row.revision, to: { revision, state: sealed, expiry, keys } };
}

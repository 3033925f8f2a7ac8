import type { Month } from '../domain/day';
import type { Revision } from '../domain/ids';
import { isPutAway, versionOf } from '../domain/thread';
import type { Release } from '../ports/pool';
import type { ThreadRow } from '../ports/thread-store';
import type { KeeperWorld } from './keeper';
import { turnedTo } from './open-months';

/** A thread's row after a pass; `rests` where it does not stand among the open ones and stays as it is. */
export type AtPass = Release['updates'][number] | 'rests';

/** What sealing a thread again at a pass needs of the world. */
export type ResealWorld = Pick<KeeperWorld, 'threadSealer' | 'random' | 'clock'>;

/**
 * What a pass makes of a thread in which nothing was written: its state is sealed again, under a new
 * revision. What people compare stays as it is. At the first pass of a month it moves as the upkeep would
 * move it: an open one to the month that all open ones share from now on, one that was closed to its own.
 */
export async function reseal(world: ResealWorld, row: ThreadRow, shared: Month): Promise<AtPass> {
  const { threadSealer, random, clock } = world;
  const { id, desk } = row;
  const state = await threadSealer.openState(row);
  if (isPutAway(row, state)) return 'rests';
  const expiry = row.expiry === shared ? shared : turnedTo(world, state, clock.today(), shared);
  const revision = random.id<Revision>();
  const sealing = { ...state, version: versionOf(row, state) };
  const { keys } = row.expiry === expiry ? row : await threadSealer.rewrap(row, expiry);
  const sealed = threadSealer.sealState({ id, desk, revision, expiry }, sealing);
  return { id, from: row.revision, to: { revision, state: sealed, expiry, keys } };
}

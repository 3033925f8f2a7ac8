import type { Day } from '../../domain/day';
import type { Revision } from '../../domain/ids';
import type { ThreadState } from '../../domain/thread';
import type { ThreadRow } from '../../ports/threads';
import type { KeeperWorld } from '../keeper';
import { sharedFrom } from './open-months';
import { storeRewrapped } from './rewrap-threads';

/**
 * Puts an expired case: it is past its time, and no decision lets it be disposed of. It is sealed under the
 * open ones' month, as a held case is, and nobody reads it.
 * @returns false if it changed meanwhile
 */
export async function expireCase(
  world: KeeperWorld,
  row: ThreadRow,
  state: ThreadState,
  today: Day,
): Promise<boolean> {
  const { expired, version: _, ...others } = state;
  const expiry = sharedFrom(world, today);
  if (expired !== undefined && row.expiry === expiry) return true;
  const { threadSealer, threads, random } = world;
  const { id, revision } = row;
  const next = random.id<Revision>();
  const { keys } = await threadSealer.rewrap(row, expiry);
  const sealing = { ...others, expired: expired ?? {} };
  const sealed = threadSealer.sealState({ ...row, revision: next, expiry }, sealing);
  const renewed = { id, revision, next, expiry, keys, state: sealed };
  return (await storeRewrapped(threads, [renewed])) === 1;
}

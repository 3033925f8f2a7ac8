import type { Month } from '../domain/day';
import type { Dues } from '../domain/dues';
import type { Revision } from '../domain/ids';
import { expiryAfter, standsOpen, type ThreadState, versionOf } from '../domain/thread';
import type { Clock } from '../ports/clock';
import type { Deed } from '../ports/pool';
import type { Random } from '../ports/random';
import type { ThreadSealer } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';

/** A thread's row with another state and a new revision. It holds only if the row is as it was read. */
export async function changeState(
  world: ChangeWorld,
  row: ThreadRow,
  { version: _, ...state }: ThreadState,
): Promise<NonNullable<Deed['thread']>> {
  return changeRow(world, row, state, expiryAfter(row, state, world.clock.today()));
}

/**
 * A thread's row with a state in which nothing is new but what is due of the case's record. What people
 * compare stays as it is, so that nobody's form is refused because of it, and so does its month, unless a
 * hold takes it from among the closed ones, or one of long ago goes back there.
 */
export async function changeDues(
  world: ChangeWorld,
  row: ThreadRow,
  state: ThreadState,
  dues: Dues | undefined,
): Promise<NonNullable<Deed['thread']>> {
  const after = { ...state, version: versionOf(row, state), dues };
  const stays = standsOpen(state) === standsOpen(after);
  const expiry = stays ? row.expiry : expiryAfter(row, after, world.clock.today());
  return changeRow(world, row, after, expiry);
}

interface ChangeWorld {
  readonly threadSealer: Pick<ThreadSealer, 'sealState' | 'rewrap'>;
  readonly random: Random;
  readonly clock: Pick<Clock, 'today'>;
}

async function changeRow(
  { threadSealer, random }: ChangeWorld,
  row: ThreadRow,
  state: ThreadState,
  expiry: Month,
): Promise<NonNullable<Deed['thread']>> {
  const { id, desk } = row;
  const revision = random.id<Revision>();
  const { keys } = expiry === row.expiry ? row : await threadSealer.rewrap(row, expiry);
  const sealed = threadSealer.sealState({ id, desk, revision, expiry }, state);
  return {
    of: { id, revision: row.revision, expiry: row.expiry },
    to: { revision, state: sealed, expiry, keys },
  };
}

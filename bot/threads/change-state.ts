import type { Month } from '../domain/day';
import type { Dues } from '../domain/dues';
import type { Revision } from '../domain/ids';
import { expiryAfter, isAmongOpen, type ThreadState, versionOf } from '../domain/thread';
import type { Random } from '../ports/random';
import type { ThreadSealer } from '../ports/sealers';
import type { ThreadRow } from '../ports/threads';
import type { Clock } from '../ports/time';

/** A thread's row as it was read, and as it becomes. */
interface ChangedRow {
  readonly of: Pick<ThreadRow, 'id' | 'revision' | 'expiry'>;
  readonly to: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'>;
}

/** A thread's row with a new state and a new revision. It applies only if the row is unchanged. */
export async function changeState(
  world: ChangeWorld,
  row: ThreadRow,
  { version: _, ...changed }: ThreadState,
): Promise<ChangedRow> {
  const today = world.clock.today();
  const state = { ...changed, changedOn: today };
  return changeRow(world, row, state, expiryAfter(row, state, today));
}

/**
 * A thread's row with a state in which only the mirrored dues are new. Its version stays, so that nobody's
 * form is refused because of it. Its month stays, too, unless a hold begins or ends.
 */
export async function changeDues(
  world: ChangeWorld,
  row: ThreadRow,
  state: ThreadState,
  dues: Dues | undefined,
): Promise<ChangedRow> {
  const after = { ...state, version: versionOf(row, state), dues };
  const stays = isAmongOpen(state) === isAmongOpen(after);
  const expiry = stays ? row.expiry : expiryAfter(row, after, world.clock.today());
  return changeRow(world, row, after, expiry);
}

interface ChangeWorld {
  readonly threadSealer: Pick<ThreadSealer, 'sealState' | 'rewrap'>;
  readonly random: Pick<Random, 'id'>;
  readonly clock: Pick<Clock, 'today'>;
}

/** A thread's row with a sealed state, under a new revision and a month. */
export async function changeRow(
  { threadSealer, random }: Omit<ChangeWorld, 'clock'>,
  row: ThreadRow,
  state: ThreadState,
  expiry: Month,
): Promise<ChangedRow> {
  const { id } = row;
  const revision = random.id<Revision>();
  const { keys } = expiry === row.expiry ? row : await threadSealer.rewrap(row, expiry);
  const sealed = threadSealer.sealState({ ...row, revision, expiry }, state);
  return {
    of: { id, revision: row.revision, expiry: row.expiry },
    to: { revision, state: sealed, expiry, keys },
  };
}

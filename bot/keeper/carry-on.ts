import { toHex } from '../domain/hex';
import type { ThreadId } from '../domain/ids';
import type { Epoch, PoolRow } from '../ports/pool';
import type { Operation } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { isDamaged, isKeyGone } from '../threads/is-damaged';
import type { KeeperWorld } from './keeper';

type CarryWorld = Pick<
  KeeperWorld,
  'poolSealer' | 'threadSealer' | 'messages' | 'random' | 'journal' | 'pause'
>;

/** What waits on after a release, for the upkeep that follows it. */
export interface WaitsOn {
  /** How many rows. */
  readonly rows: number;
  /** The threads in which something waits. */
  readonly threads: ReadonlySet<ThreadId>;
  /** Whether a report among them is sealed to keys of before a rotation, which then have to stay. */
  readonly outdated: boolean;
}

/** Nothing waits. */
export const nothingWaits: WaitsOn = { rows: 0, threads: new Set(), outdated: false };

/** Rows that are sealed before others get their turn: some milliseconds' worth. */
const atOnce = 25;

/**
 * Seals what is not due yet to the next epoch, each under a new slot: whoever compares copies sees how many
 * rows there are, and not which of them came when. What holds a place in a thread holds it again.
 * @param there the threads that are stored, of those in which something waits
 */
export async function carryOn(
  world: CarryWorld,
  operations: readonly Operation[],
  next: Epoch,
  there: readonly ThreadRow[],
): Promise<{ readonly rows: readonly PoolRow[]; readonly kept: WaitsOn }> {
  if (operations.length === 0) return { rows: [], kept: nothingWaits };
  const { poolSealer, threadSealer, random } = world;
  const placesIn = placesOf(world, next, there);
  const rows: PoolRow[] = [];
  const threads = new Set<ThreadId>();
  let outdated = false;
  for (const [n, operation] of operations.entries()) {
    // People's requests are served meanwhile.
    if (n % atOnce === atOnce - 1) await world.pause(0);
    const place = 'place' in operation ? await placesIn(operation) : undefined;
    if ('place' in operation) threads.add(operation.thread);
    if (operation.kind === 'filing') outdated ||= !threadSealer.isNewest(operation.thread);
    const slot = place ?? random.bytes(32);
    rows.push({ slot, epoch: next.id, envelope: poolSealer.seal(next, operation) });
  }
  return { rows, kept: { rows: rows.length, threads, outdated } };
}

type Placed = Extract<Operation, { readonly place: number }>;

/**
 * Finds the slot of a place in an epoch. None where the thread is gone or does not open: then nobody writes
 * there either.
 */
function placesOf(
  { threadSealer, messages, journal }: CarryWorld,
  { id: epoch }: Epoch,
  there: readonly ThreadRow[],
): (operation: Placed) => Promise<Uint8Array | undefined> {
  const rows = new Map(there.map((row) => [row.id, row]));
  const keysOf = new Map<ThreadId, Promise<Uint8Array | undefined>>();
  const taken = new Set<string>();
  const open = async (thread: ThreadId): Promise<Uint8Array | undefined> => {
    const row = rows.get(thread);
    if (row === undefined) return undefined;
    try {
      return (await threadSealer.openAsDesk(row)).common;
    } catch (error) {
      if (!isDamaged(error) && !isKeyGone(error)) throw error;
      journal.fault('release', error);
      return undefined;
    }
  };
  return async ({ thread, side, place }) => {
    const opening = keysOf.get(thread) ?? open(thread);
    keysOf.set(thread, opening);
    const common = await opening;
    if (common === undefined) return undefined;
    const slot = messages.slots(common, epoch, side)[place];
    // Two in one place cannot come from this product; one of them must not hold up the others.
    if (slot === undefined || taken.has(toHex(slot))) return undefined;
    taken.add(toHex(slot));
    return slot;
  };
}

import { createHmac } from 'node:crypto';
import { type CrowdBound, crowdBefore, isSame, mergedBounds, roundedDown } from '../domain/crowd';
import type { Window } from '../domain/window';
import type { CrowdCount, CrowdSealer, CrowdStore } from '../ports/crowd';
import type { People } from '../ports/people';
import type { Random } from '../ports/random';

/** Bytes of a person's name in the count: two people in one window never share one by chance. */
const nameBytes = 16;

/** A window as far as this process has counted it. */
interface Counting {
  readonly window: Window;
  readonly key: Uint8Array;
  readonly names: Set<string>;
}

/** What counting takes of the world. */
interface CountingWorld {
  /** The window that runs; none where the clock ends no windows. */
  readonly running: () => Window | undefined;
  readonly people: Pick<People, 'find'>;
  readonly random: Pick<Random, 'bytes'>;
  readonly store: CrowdStore;
  readonly sealer: CrowdSealer;
  /** Distinct people who are told apart in a window. */
  readonly most: number;
}

/**
 * Counts a window's people. A person is an HMAC under a key that is drawn with each window and goes with it:
 * nothing of it is ever stored or logged, and no process knows another's key. What is stored is rounded down,
 * at the end of each window and of each process, whatever it is: when a step is reached is not to be seen.
 */
export function createCrowdCount(world: CountingWorld): CrowdCount {
  const { running, people, random, store, sealer, most } = world;
  let counting: Counting | undefined;
  /** Windows that are over and not kept yet. */
  let over: readonly CrowdBound[] = [];

  /** What is being counted now. Whoever comes first after a window's end closes its count. */
  const current = (): Counting | undefined => {
    const window = running();
    if (counting !== undefined && (window === undefined || !isSame(counting.window, window))) {
      over = [...over, boundOf(counting)];
      counting = undefined;
    }
    if (window === undefined) return undefined;
    counting ??= { window, key: random.bytes(32), names: new Set() };
    return counting;
  };
  const keepBounds = async (bounds: readonly CrowdBound[], window: Window): Promise<void> => {
    await store.replace((kept) =>
      sealer.seal(mergedBounds(kept === undefined ? [] : sealer.open(kept), bounds, window)),
    );
  };
  // It counts from its beginning on, whether or not somebody comes.
  current();
  return {
    async counts(who) {
      const now = current();
      if (now === undefined) return;
      const name = nameOf(now.key, who);
      if (now.names.has(name) || now.names.size >= most) return;
      if ((await people.find(who)) === undefined) now.names.add(name);
    },
    async last() {
      const now = current();
      const kept = now && (await store.get());
      return now && kept && crowdBefore(sealer.open(kept), now.window);
    },
    async fix() {
      const window = current()?.window ?? over.at(-1);
      if (window === undefined || over.length === 0) return;
      const bounds = over;
      await keepBounds(bounds, window);
      over = over.filter((bound) => !bounds.includes(bound));
    },
    async keep() {
      const now = current();
      if (now !== undefined) await keepBounds([...over, boundOf(now)], now.window);
    },
  };
}

function boundOf({ window, names }: Counting): CrowdBound {
  return { ...window, people: roundedDown(names.size) };
}

function nameOf(
  key: Uint8Array,
  { messenger, tenant, user }: Parameters<CrowdCount['counts']>[0],
): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([messenger, tenant, user]))
    .digest()
    .subarray(0, nameBytes)
    .toString('latin1');
}

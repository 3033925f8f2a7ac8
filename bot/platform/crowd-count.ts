import { createHmac } from 'node:crypto';
import {
  type Crowd,
  type CrowdBound,
  crowdOut,
  mergedBounds,
  roundedDown,
  type Window,
} from '../domain/crowd';
import type { WaitsFor } from '../domain/window';
import type { CrowdCount, CrowdOut, People } from '../ports/people';
import type { Random } from '../ports/random';
import type { Windows } from '../ports/time';

interface Counting {
  readonly window: Window;
  readonly key: Uint8Array;
  readonly names: Set<string>;
}

interface CountingWorld {
  readonly windows: Pick<Windows, 'days' | 'when' | 'nextPass'>;
  readonly people: Pick<People, 'find'>;
  readonly random: Pick<Random, 'bytes'>;
  readonly most: number;
}

/**
 * Counts a window's people in memory. A person is an HMAC under a key that is drawn for the window and
 * dropped with it. Names are never stored or logged, and no process knows another's key. What is kept is
 * rounded down.
 */
export function createCrowdCount(world: CountingWorld): CrowdCount {
  const { windows, people, random, most } = world;
  let counting: readonly Counting[] = [];

  /** The policy's own window, and the day's as well if that is a week. */
  const running = (): readonly Window[] =>
    [
      windowFor(windows, 'window'),
      windows.days > 1 ? windowFor(windows, 'pass') : undefined,
    ].filter((one) => one !== undefined);
  const current = (): readonly Counting[] => {
    const known = running().map(
      (window) =>
        counting.find((one) => isSame(one.window, window)) ?? {
          window,
          key: random.bytes(32),
          names: new Set<string>(),
        },
    );
    counting = known;
    return known;
  };
  return {
    counts: async (who) => {
      for (const { key, names } of current()) {
        const name = nameOf(key, who);
        if (names.has(name) || names.size >= most) continue;
        if ((await people.find(who)) === undefined) names.add(name);
      }
    },
    merge: (known) => {
      const now = current();
      const ours = now.map(({ window, names }) => ({ ...window, people: roundedDown(names.size) }));
      const windows = now.map(({ window }) => window);
      return mergedBounds(known, ours, windows);
    },
  };
}

/** @param bounds what is known of crowds, as in the pool's image */
export function createCrowdOut(
  windows: CountingWorld['windows'],
  bounds: () => readonly CrowdBound[],
): CrowdOut {
  const outOf = (waits: WaitsFor): Crowd | undefined => {
    const pass = windows.nextPass();
    const window = windowFor(windows, waits);
    return pass && window && crowdOut(bounds(), window, pass);
  };
  return {
    last: () => outOf('window'),
    lastDay: () => outOf(windows.days > 1 ? 'pass' : 'window'),
  };
}

function windowFor(windows: CountingWorld['windows'], waits: WaitsFor): Window | undefined {
  if (windows.nextPass() === undefined) return undefined;
  const { from: firstDay, outOn: endsOn } = windows.when(waits);
  return { firstDay, endsOn };
}

function isSame(one: Window, other: Window): boolean {
  return one.firstDay === other.firstDay && one.endsOn === other.endsOn;
}

/** Two people never share a name by chance. */
const nameBytes = 16;

export function nameOf(
  key: Uint8Array,
  { messenger, tenant, user }: Parameters<CrowdCount['counts']>[0],
): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([messenger, tenant, user]))
    .digest()
    .subarray(0, nameBytes)
    .toString('latin1');
}

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
import type { CrowdCount } from '../ports/crowd';
import type { People } from '../ports/people';
import type { Random } from '../ports/random';
import type { Windows } from '../ports/windows';

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
  readonly windows: Pick<Windows, 'days' | 'when' | 'nextPass'>;
  readonly people: Pick<People, 'find'>;
  readonly random: Pick<Random, 'bytes'>;
  /** What is kept of crowds in the pool's image. */
  readonly kept: () => readonly CrowdBound[];
  /** Distinct people who are told apart in a window. */
  readonly most: number;
}

/**
 * Counts a window's people, as a set in memory. A person is an HMAC under a key that is drawn with each
 * window and goes with it: nothing of it is ever stored or logged, and no process knows another's key. What
 * is kept is rounded down.
 */
export function createCrowdCount(world: CountingWorld): CrowdCount {
  const { windows, people, random, kept, most } = world;
  let counting: readonly Counting[] = [];

  const windowFor = (waits: WaitsFor): Window | undefined => {
    if (windows.nextPass() === undefined) return undefined;
    const { from: firstDay, outOn: endsOn } = windows.when(waits);
    return { firstDay, endsOn };
  };
  /** The windows that run: the policy's own, and where that is a week the day's as well. */
  const running = (): readonly Window[] => {
    const both =
      windows.days > 1 ? [windowFor('window'), windowFor('pass')] : [windowFor('window')];
    return both.filter((one) => one !== undefined);
  };
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
  const outOf = (waits: WaitsFor): Crowd | undefined => {
    const pass = windows.nextPass();
    const window = windowFor(waits);
    return pass && window && crowdOut(kept(), window, pass);
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
      return mergedBounds(
        known,
        ours,
        now.map(({ window }) => window),
      );
    },
    last: () => outOf('window'),
    lastDay: () => outOf(windows.days > 1 ? 'pass' : 'window'),
  };
}

function isSame(one: Window, other: Window): boolean {
  return one.firstDay === other.firstDay && one.endsOn === other.endsOn;
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

import type { Journal } from '../ports/journal';
import type { Random } from '../ports/random';

/** Milliseconds to wait after so many failures. A random quarter more or less keeps retries apart. */
export function waitAfter(
  failures: number,
  steps: readonly number[],
  random: Pick<Random, 'bytes'>,
): number {
  const step = steps[Math.min(failures, steps.length) - 1] ?? 0;
  const [drawn = 0] = random.bytes(1);
  return Math.round(step * (0.75 + drawn / 510));
}

/** Work that runs one call at a time. */
export interface Worker {
  /** Runs the work. Calls during a run lead to one more. */
  readonly soon: () => void;
  /** The same, unless a failed run waits for its next try. */
  readonly look: () => void;
  readonly running: () => Promise<void> | undefined;
  /** Resolves when no run is under way; what failed may be tried again later. */
  readonly whenIdle: () => Promise<void>;
}

interface WorkerWorld {
  readonly journal: Pick<Journal, 'fault'>;
  readonly random: Pick<Random, 'bytes'>;
  /** Calls back after some milliseconds; without it only the next call tries again. */
  readonly later?: (milliseconds: number, task: () => void) => void;
}

/** Runs work one call at a time. A failure is reported as the module's, and tried again after a wait. */
export function createWorker(
  world: WorkerWorld,
  module: string,
  pauses: readonly number[],
  work: () => Promise<void>,
): Worker {
  let running: Promise<void> | undefined;
  let isAsked = false;
  let isResting = false;
  let failures = 0;
  const soon = (): void => {
    isAsked = true;
    running ??= run();
  };
  const run = async (): Promise<void> => {
    try {
      while (isAsked) {
        isAsked = false;
        await work();
      }
      failures = 0;
    } catch (error) {
      world.journal.fault(module, error);
      failures += 1;
      if (!isResting) rest();
    }
    running = undefined;
    if (isAsked) soon();
  };
  const rest = (): void => {
    if (world.later === undefined) return;
    isResting = true;
    world.later(waitAfter(failures, pauses, world.random), () => {
      isResting = false;
      soon();
    });
  };
  return {
    soon,
    look: () => {
      if (!isResting) soon();
    },
    running: () => running,
    whenIdle: async () => {
      while (running !== undefined) await running;
    },
  };
}

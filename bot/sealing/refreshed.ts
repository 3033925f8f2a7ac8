import { SealError } from './seal-error';

/** Something that is remembered, and read again now and then: keys that another process may have changed. */
export interface Refreshed<T> {
  /** What is remembered. After a refresh that failed nothing is, and it throws. */
  get(): Promise<T>;
  /** Reads it again, beginning after it is called; those who ask while it is being read share the next reading. */
  refresh(): Promise<T>;
}

/** The same, where somebody asks now and then whether it is missing. */
export interface Watched<T> extends Refreshed<T> {
  /** Whether the last reading failed. */
  hasFailed(): boolean;
}

/**
 * @param afterFailure whether whoever gets it after a reading that failed has it read again, or is told what failed until the
 * next refresh: where each reading is noted with its second, nobody's press may cause one
 */
export function refreshed<T>(
  load: () => Promise<T>,
  afterFailure: 'read_again' | 'wait_for_refresh' = 'read_again',
): Watched<T> {
  let known: Promise<T> | undefined;
  let failed = false;
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  const run = (): Promise<T> => {
    const asked = load();
    running = asked;
    const end = (hasFailed: boolean): void => {
      failed = hasFailed;
      known = hasFailed && afterFailure === 'read_again' ? undefined : asked;
      running = undefined;
    };
    asked.then(
      () => {
        end(false);
      },
      () => {
        end(true);
      },
    );
    return asked;
  };

  const refresh = (): Promise<T> => {
    if (running === undefined) return run();
    // What is being read may have been read before the change that somebody asks for.
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return run();
      });
    return next;
  };
  return { get: () => known ?? running ?? refresh(), refresh, hasFailed: () => failed };
}

/**
 * Opens with one of several keys, whichever fits: every envelope names its key. When none does, the keys are read again, since
 * another process may have made one meanwhile. Throws what the last key said; `seal_key` when no key fits.
 */
export async function openWithAny<K, T>(
  keys: Refreshed<readonly K[]>,
  open: (key: K) => T | Promise<T>,
): Promise<T> {
  const known = await keys.get();
  const opened = await tryEach(known, open);
  if (opened !== undefined) return opened.value;
  const fresh = await keys.refresh();
  const reopened = await tryEach(fresh, open);
  if (reopened !== undefined) return reopened.value;
  throw new SealError('seal_key');
}

async function tryEach<K, T>(
  keys: readonly K[],
  open: (key: K) => T | Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  for (const key of keys) {
    try {
      return { value: await open(key) };
    } catch (error) {
      if (!(error instanceof SealError) || error.code !== 'seal_key') throw error;
    }
  }
  return undefined;
}

import type { Refreshed } from './refreshed';

/**
 * Remembers as {@link refreshed} does, for what lies in the database: nobody waits for a reading that another has begun. Whoever
 * is within a transaction would wait for one that stands in line behind that very transaction, and for ever. A reading that
 * ends after a later one has ended is not remembered.
 */
export function reread<T>(load: () => Promise<T>): Refreshed<T> {
  let known: Promise<T> | undefined;
  let begun = 0;
  let remembered = 0;

  const refresh = (): Promise<T> => {
    const number = ++begun;
    const asked = load();
    const remember = (kept: Promise<T> | undefined): void => {
      if (number < remembered) return;
      remembered = number;
      known = kept;
    };
    asked.then(
      () => {
        remember(asked);
      },
      () => {
        remember(undefined);
      },
    );
    return asked;
  };
  return { get: () => known ?? refresh(), refresh };
}

import type { Day } from '../domain/day';

/**
 * Time. Only sealed drafts, invitations, the count of dialogs in memory and the desk's side may use an
 * instant; everything else uses the day.
 *
 * @example const filedOn = clock.today();
 */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** The calendar day in Europe/Stockholm. */
  today(): Day;
}

/** A clock that only goes forward, and calls at moments of it. */
export interface Ticks {
  /** In milliseconds since a moment of its own. */
  now(): number;
  /** @returns cancels the call */
  after(milliseconds: number, task: () => void): () => void;
}

import type { Day } from '../domain/day';

/**
 * Time. Only drafts, invitations, the count of dialogs and the desk's side use an instant; the rest uses
 * days.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** The calendar day in Europe/Stockholm. */
  today(): Day;
}

/** A clock that only goes forward, and calls back. */
export interface Ticks {
  /** Milliseconds since an arbitrary moment. */
  now(): number;
  /** @returns a function that cancels the call */
  after(milliseconds: number, task: () => void): () => void;
}

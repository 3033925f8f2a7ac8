import type { Crowd, CrowdBound } from '../domain/crowd';
import type { Who } from './people';

/** Where what is known of crowds is kept, sealed: one value, whatever it holds. */
export interface CrowdStore {
  /** What is kept; `undefined` before the first time. */
  get(): Promise<Uint8Array | undefined>;
  /**
   * Puts what `change` makes of it in its place, in one transaction. `change` may be called several times, of
   * which the last counts.
   */
  replace(change: (kept: Uint8Array | undefined) => Uint8Array): Promise<void>;
}

/** Seals what is known of crowds. */
export interface CrowdSealer {
  seal(bounds: readonly CrowdBound[]): Uint8Array;
  /** What was sealed; nothing where it does not open, for it is written anew with each window. */
  open(sealed: Uint8Array): readonly CrowdBound[];
}

/**
 * How many people did in a window what a report looks like: came to a last view of a dialog, which leaves a
 * row. Where the clock ends the windows; else nothing is counted and nothing known.
 */
export interface CrowdCount {
  /** Somebody came to a last view. The desks' own people do not count. */
  counts(who: Pick<Who, 'messenger' | 'tenant' | 'user'>): Promise<void>;
  /** The crowd of the last finished window; none in the first one, or where nobody was there to count. */
  last(): Promise<Crowd | undefined>;
  /** Keeps the count of a window that is over. To be called at each look for one. */
  fix(): Promise<void>;
  /** Keeps what is known of the running window, before the process ends. */
  keep(): Promise<void>;
}

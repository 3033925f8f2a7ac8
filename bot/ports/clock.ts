import type { Day } from '../domain/day';

/**
 * Time. Only sealed drafts, invitations, the count of dialogs in memory and the desk's side may use an
 * instant; everything else uses the day.
 *
 * @example
 * const filedOn = clock.today();
 */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** The calendar day in Europe/Stockholm. */
  today(): Day;
}

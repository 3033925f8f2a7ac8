import type { Day } from '../domain/day';
import type { MemberId, NoticeMark } from '../domain/ids';

/** That a member is to be told that something waits; never what, how much, or since when. */
export interface Notice {
  readonly member: MemberId;
  readonly mark: NoticeMark;
  /** The day of the newest release that has news for that member. */
  readonly day: Day;
}

/** A notice as it stands in the outbox. */
export interface WaitingNotice extends Notice {
  /** Milliseconds since 1970-01-01 UTC; 0 while nobody delivers it. */
  readonly leasedUntil: number;
}

/**
 * Notices that are still to be delivered, at most one a member. They are put here by a release, in its own transaction
 * ({@link Release.notices}), and taken out by whoever delivered them.
 */
export interface Outbox {
  /** The notices that nobody is delivering at `now`. A lease that ends later than any lease could is none: the clock was changed. */
  due(now: number): Promise<readonly WaitingNotice[]>;
  /** The others: those that somebody is delivering at `now`, or died while delivering. */
  leased(now: number): Promise<readonly WaitingNotice[]>;
  /**
   * Takes a notice until that time. False when it is not as it was read: somebody else took it, or a release has brought
   * something new, which a number that was counted before does not count.
   */
  lease(notice: WaitingNotice, until: number): Promise<boolean>;
  /**
   * Removes a notice that was delivered or that nobody needs any more. False when a release has brought something new
   * meanwhile: then the notice stays, and the lease that ends at `until` is given back for the next delivery.
   */
  remove(notice: Notice, until: number): Promise<boolean>;
  /** Gives back a lease that ends at that time, when the messenger did not take the notice. */
  free(notice: Notice, until: number): Promise<void>;
}

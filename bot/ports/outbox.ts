import type { Day } from '../domain/day';
import type { MemberId, NoticeMark } from '../domain/ids';

/** A notice for a member that something waits, or of a release; never what, how much, since when. */
export interface Notice {
  readonly member: MemberId;
  readonly mark: NoticeMark;
  /** The day of the newest release in it, or of the reminder. */
  readonly day: Day;
  /** The reminder says the same to everybody, and stays one until it is delivered. */
  readonly kind?: 'reminder' | undefined;
}

/**
 * Undelivered notices, at most one a member. A release adds them in its own transaction ({@link
 * Release.notices}); the leader delivers and removes them.
 */
export interface Outbox {
  due(): Promise<readonly Notice[]>;
  /**
   * Removes a notice that was delivered or is not needed. False when it has changed: a newer mark means a
   * newer release, and the notice stays.
   */
  remove(notice: Notice): Promise<boolean>;
}

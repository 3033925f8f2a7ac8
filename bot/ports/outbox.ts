import type { Day } from '../domain/day';
import type { MemberId, NoticeMark } from '../domain/ids';

/** That a member is to be told that something waits, or of a release; never what, how much, since when. */
export interface Notice {
  readonly member: MemberId;
  readonly mark: NoticeMark;
  /** The day of the newest release of which that member is told, or on which the reminder was written. */
  readonly day: Day;
  /** It is the reminder, which says the same to everybody; it stays one until it is delivered. */
  readonly kind?: 'reminder' | undefined;
}

/**
 * Notices that are still to be delivered, at most one a member. A release puts them here, in its own
 * transaction ({@link Release.notices}). The leader tells the members, and takes out what was delivered.
 */
export interface Outbox {
  /** Every notice that is still to be delivered, in no order. */
  due(): Promise<readonly Notice[]>;
  /**
   * Removes a notice that was delivered or that nobody needs any more. False when it is not as it was read:
   * somebody else removed it, or a release has brought something new since, and the notice stays under its
   * newer mark.
   */
  remove(notice: Notice): Promise<boolean>;
}

import { CodedError } from '../domain/error-code';

/** What the keeper goes on without, so that one damaged row does not hold up the others. */
export type KeeperCode =
  /**
   * A row of the pool opens with the running epoch's key to nothing that this product wrote. It is dropped.
   */
  | 'pool_row_unreadable'
  /** A report that is stored already was filed again. It is dropped: the stored one is the same. */
  | 'filed_again'
  /** A thread that was to move is gone, or has changed since. It stays as it is, and the move is dropped. */
  | 'move_lost'
  /** The vault lacks a key that threads need: nobody is told a number until they can be read. */
  | 'notices_wait'
  /** A notice that no messenger took for days. The queue shows what waits. */
  | 'notice_given_up'
  /**
   * The clock may have jumped ahead, or the bot was off for long: nothing is destroyed until some days have
   * proved it.
   */
  | 'clock_ahead'
  /** A row of those for whom the app is installed that this product did not write. It is dropped. */
  | 'recipient_unreadable'
  /** The messenger refused the weekly piece for most people: something is wrong with the app. */
  | 'piece_refused'
  /** The desks' people were changed in the database, and not by this product. Those rows do not count. */
  | 'members_changed';

/** Says what happened by its code and nothing else. */
export class KeeperError extends CodedError<KeeperCode> {}

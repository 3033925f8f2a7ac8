import { CodedError } from '../domain/error-code';

/** What the keeper goes on without, so that one damaged row does not hold up the others. */
export type KeeperCode =
  /** An image of the pool does not open: its key is missing, or it was changed. It is set aside. */
  | 'pool_unreadable'
  /** The newest image of the pool is older than the one that was known: somebody put it back. */
  | 'pool_set_back'
  /** The database's log could not be begun again for a minute: another program reads there. */
  | 'log_stays'
  /** The vault has lost a key of the pool that seals or is to: another one was drawn under another name. */
  | 'pool_key_lost'
  /** What waits for a thread that does not open waits on, alone; for one that is gone, it never comes. */
  | 'operation_left_out'
  /** An excerpt that HR was to get by a yes: the reporter has said no. Nothing of it came out. */
  | 'excerpt_refused'
  /** What is out already came again. It is dropped: what is out is the same. */
  | 'filed_again'
  /** A thread that was to move is gone, or has moved. The move is dropped. */
  | 'move_lost'
  /** The vault lacks a key that threads need: nobody is told a number until they can be read. */
  | 'notices_wait'
  /** A notice that no messenger took for days. The queue shows what waits. */
  | 'notice_given_up'
  /** The clock may have jumped, or the bot was off for long: some days must prove it first. */
  | 'clock_ahead'
  /** The desks' people were changed in the database, and not by this product. Those rows do not count. */
  | 'members_changed';

/** Says what happened by its code and nothing else. */
export class KeeperError extends CodedError<KeeperCode> {}

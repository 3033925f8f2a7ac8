import { CodedError } from '../domain/error-code';

/** What the keeper goes on without: one damaged row must not hold up the others. */
export type KeeperCode =
  /** An image of the pool does not open: its key is missing, or somebody changed it. It is set aside. */
  | 'pool_unreadable'
  /** The newest image of the pool is older than the known one: somebody put it back. */
  | 'pool_set_back'
  /** More was to be carried on than one image holds. It stays in the other one and takes room there. */
  | 'pool_overfull'
  /** The database's log could not be restarted for a minute: another program reads it. */
  | 'log_stays'
  /** The vault has lost the pool's running or next key: another was drawn under another name. */
  | 'pool_key_lost'
  /** An operation for an unreadable thread waits on its own; for a deleted one it is dropped. */
  | 'operation_left_out'
  /** HR's excerpt needed a yes, and the reporter has said no. None of it came out. */
  | 'excerpt_refused'
  /** Something that was delivered came again. The second copy is dropped. */
  | 'filed_again'
  /** The thread of a move is gone or has moved. The move is dropped. */
  | 'move_lost'
  /** The vault lacks a key that threads need: no member is told a number until it is back. */
  | 'notices_wait'
  /** No messenger took a notice for days. The queue shows what waits. */
  | 'notice_given_up'
  /** The clock may have jumped, or the bot was off for long: some days must prove it first. */
  | 'clock_ahead';

/** Carries a code and nothing else. */
export class KeeperError extends CodedError<KeeperCode> {}

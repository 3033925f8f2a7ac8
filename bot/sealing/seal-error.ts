import { CodedError } from '../domain/error-code';

/** Why something could not be sealed or opened. */
export type SealCode =
  /** The bytes are no envelope of a known version, suite and length, or the plaintext has no known shape. */
  | 'seal_format'
  /** Sealed under another key. */
  | 'seal_key'
  /** Changed, or moved to another place: the authentication failed. */
  | 'seal_open'
  /** The content does not fit the one size it must have. */
  | 'seal_size'
  /** A value that the format cannot hold; a bug of the caller. */
  | 'seal_value'
  /** A secret of the vault is missing, or has not the length it must have. */
  | 'seal_secret'
  /** A month's key is missing: destroyed when the month was over, as a rule. */
  | 'seal_month'
  /** The vault lacks a key that rows need, or has another: it is not this database's. None is drawn. */
  | 'seal_missing'
  /**
   * No key that is known opens it, and the keys have not been read since: they are, and it is tried again.
   */
  | 'seal_unread'
  /** The public key that is stored is not the private one's: it was exchanged. Nothing is sealed to it. */
  | 'seal_public_key'
  /** The vault has a secret with a version's name and no proof: it is somebody else's, and does not count. */
  | 'key_version_unproved';

/** Says what went wrong by its code and nothing else: no content, no key, no cause. */
export class SealError extends CodedError<SealCode> {}

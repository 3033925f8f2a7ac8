import { CodedError } from '../domain/error-code';

export type SealCode =
  /** The bytes are no envelope of a known version, suite and length, or the plaintext has no known shape. */
  | 'seal_format'
  /** Sealed under another key. */
  | 'seal_key'
  /** Changed, or moved to another place: the authentication failed. */
  | 'seal_open'
  /** The content does not fit its fixed size. */
  | 'seal_size'
  /** A value that the format cannot hold; a bug of the caller. */
  | 'seal_value'
  /** A secret of the vault is missing, or has another length. */
  | 'seal_secret'
  /** A month's key is missing, usually destroyed when the month was over. */
  | 'seal_month'
  /** The vault lacks a key that rows need, or has another: it belongs to another database. */
  | 'seal_missing'
  /** No known key opens it; it is tried again once the keys were read. */
  | 'seal_unread'
  /** The stored public key was exchanged: it is not the private one's. */
  | 'seal_public_key'
  /** The vault has a secret with a version's name and no proof: a foreign one, which does not count. */
  | 'key_version_unproved';

/** Carries a code alone: no content, no key, no cause. */
export class SealError extends CodedError<SealCode> {}

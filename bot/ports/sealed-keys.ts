import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';

/** A key stored in the database, sealed by a vault key. */
export type SealedKey = { readonly sealed: Uint8Array } & (
  | { readonly kind: 'desk-private' | 'desk-queue'; readonly label: string; readonly desk: Desk }
  | { readonly kind: 'draft-key'; readonly day: Day }
);

/** All keys stored in the database, for replacing the vault key that seals them. */
export interface SealedKeys {
  all(): Promise<readonly SealedKey[]>;
  /** Replaces a key's envelope, if it is unchanged; a transaction each. */
  replace(key: SealedKey, sealed: Uint8Array): Promise<void>;
}

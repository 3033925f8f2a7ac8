import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';

/** A key that is a row of the database, sealed by a vault key. */
export type SealedKey = { readonly sealed: Uint8Array } & (
  | {
      readonly kind: 'desk-private' | 'desk-queue';
      readonly label: string;
      readonly desk: Desk;
    }
  | { readonly kind: 'draft-key'; readonly day: Day }
);

/** All keys that are rows, for replacing the vault key that seals them. */
export interface SealedKeys {
  all(): Promise<readonly SealedKey[]>;
  /** Puts another envelope in a key's place, if that key still stands there; a transaction each. */
  replace(key: SealedKey, sealed: Uint8Array): Promise<void>;
}

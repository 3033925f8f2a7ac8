import type { KeyVersion, Versioned } from '../domain/key-version';

/** All versions of one key that there are, the newest first. */
export interface KeyLine {
  readonly of: Versioned;
  readonly versions: readonly KeyVersion[];
}

/** Replacing keys while the product runs. Each step may be cut short at any moment and done again. */
export interface KeyRotation {
  /** What there is of each key, read again. */
  lines(): Promise<readonly KeyLine[]>;
  /** Secrets in the vault that are named like versions of a key and do not count, as `lines` found them. */
  unproved(): readonly string[];
  /**
   * Draws new ones of the vault key, the pepper and the desks' keys, and new draft keys in place of those
   * that there are; or of those that an unfinished rotation had left. The vault key is first: its number is
   * the rotation's.
   * @param number the rotation's
   */
  draw(number: number): Promise<void>;
  /** Puts keys that are rows under the newest vault key, and checks the desks'; gives how many it moved. */
  renewRows(): Promise<number>;
  /** Destroys replaced versions of a desk's keys, or of a vault key. */
  destroy(of: Versioned, versions: readonly KeyVersion[]): Promise<void>;
}

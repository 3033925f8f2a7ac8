import type { KeyVersion, Versioned } from '../domain/key-version';

/** All versions of one key that there are, the newest first. */
export interface KeyLine {
  readonly of: Versioned;
  readonly versions: readonly KeyVersion[];
}

/**
 * Replacing keys while the product runs. Each step may be cut short at any moment, and is then done again.
 */
export interface KeyRotation {
  /** What there is of each key, read again. */
  lines(): Promise<readonly KeyLine[]>;
  /**
   * Draws the vault key, whose number is the rotation's, then the pepper, the desks' keys and, in place of
   * those that there are, the days' draft keys. A rotation that was cut short draws what it had left.
   * @param number the rotation's
   */
  draw(number: number): Promise<void>;
  /**
   * Puts the keys that are rows under the newest vault key, and sees that the desks' open; gives how many
   * were not.
   */
  renewRows(): Promise<number>;
  /** Destroys replaced versions of a desk's keys, or of a vault key. */
  destroy(of: Versioned, versions: readonly KeyVersion[]): Promise<void>;
}

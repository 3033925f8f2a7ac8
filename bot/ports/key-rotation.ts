import type { KeyVersion, Versioned } from '../domain/key-version';

/** All versions of one key, the newest first. */
export interface KeyLine {
  readonly of: Versioned;
  readonly versions: readonly KeyVersion[];
}

/** Replaces keys while the product runs. Each step may be interrupted and repeated. */
export interface KeyRotation {
  /** All versions of each key, freshly read. */
  lines(): Promise<readonly KeyLine[]>;
  /** Vault secrets named like versions that do not count, as `lines` found them. */
  unproved(): readonly string[];
  /**
   * Draws new vault key, pepper, desks' keys and draft keys, or those that an unfinished rotation left. The
   * vault key comes first: its number is the rotation's.
   */
  draw(number: number): Promise<void>;
  /** Reseals key rows under the newest vault key, and checks the desks'; returns how many it moved. */
  renewRows(): Promise<number>;
  /** Destroys replaced versions of a desk's keys, or of a vault key. */
  destroy(of: Versioned, versions: readonly KeyVersion[]): Promise<void>;
}

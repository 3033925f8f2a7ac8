import type { Day } from '../domain/day';

/** A genuine version of a vault key. */
export interface KnownVaultKey {
  /** Its name in the vault. */
  readonly label: string;
  /** The day on which this installation first saw it. */
  readonly knownOn: Day;
  /** 32 bytes that only the vault can make: other rows do not count. */
  readonly mark: Uint8Array;
}

/** The genuine versions: other secrets that somebody puts into the vault do not count. */
export interface KnownVaultKeys {
  all(): Promise<readonly KnownVaultKey[]>;
  /** Stores a row unless there is one with that label. */
  keep(row: KnownVaultKey): Promise<void>;
  forget(labels: readonly string[]): Promise<void>;
}

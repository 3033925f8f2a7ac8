import type { Day } from '../domain/day';

/** A version of a vault key that counts. */
export interface KnownVaultKey {
  /** Its name in the vault: `kek-v2-2026-11-25`. */
  readonly label: string;
  /** The day on which this installation first saw it. */
  readonly knownOn: Day;
  /** 32 bytes, which need the vault: what else somebody writes here counts for nothing. */
  readonly mark: Uint8Array;
}

/** Which versions of the vault's keys count: what somebody puts into the vault beside them does not. */
export interface KnownVaultKeys {
  all(): Promise<readonly KnownVaultKey[]>;
  /** Keeps a row unless there is one of that label. */
  keep(row: KnownVaultKey): Promise<void>;
  /** Forgets versions that were destroyed. */
  forget(labels: readonly string[]): Promise<void>;
}

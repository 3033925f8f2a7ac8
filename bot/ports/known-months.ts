import type { Month } from '../domain/day';

/** A month whose key the vault must have. */
export interface KnownMonth {
  readonly month: Month;
  /** 32 bytes that identify the key: another one under its name does not count. */
  readonly mark: Uint8Array;
}

/** The months for which a key was drawn: one that the vault lacks was lost, and is never drawn again. */
export interface KnownMonths {
  all(): Promise<readonly KnownMonth[]>;
  keep(row: KnownMonth): Promise<void>;
  forget(months: readonly Month[]): Promise<void>;
}

import type { Month } from '../domain/day';

/** A month whose key the vault must have. */
export interface KnownMonth {
  readonly month: Month;
  /** 32 bytes, which say which key it is and not what it is: another one under its name is none. */
  readonly mark: Uint8Array;
}

/** The months for which a key was drawn: what the vault lacks of them was lost, and is never drawn again. */
export interface KnownMonths {
  all(): Promise<readonly KnownMonth[]>;
  keep(row: KnownMonth): Promise<void>;
  /** Forgets months whose keys were destroyed. */
  forget(months: readonly Month[]): Promise<void>;
}

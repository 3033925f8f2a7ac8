import type { Day, Month } from '../domain/day';
import type { KnownMonth } from './known-months';
import type { KnownVaultKey } from './known-vault-keys';
import type { ImagePlace, PoolKeyRow } from './pool-store';
import type { SealedKey } from './sealed-keys';

/** What the rows of a database need from a vault. */
export interface KeyNeeds {
  readonly knownVaultKeys: readonly KnownVaultKey[];
  readonly knownMonths: readonly KnownMonth[];
  readonly sealedKeys: readonly SealedKey[];
  readonly poolKeys: readonly PoolKeyRow[];
  /** Under which key each image lies, and the day of its pass. */
  readonly images: readonly Pick<ImagePlace, 'key' | 'endsOn'>[];
  /** How many threads each expiry month has. */
  readonly threads: readonly { readonly month: Month; readonly count: number }[];
}

/** Reads which keys the database needs. Changes nothing. */
export interface NeededKeys {
  read(): Promise<KeyNeeds>;
  /** Whether a thread has that expiry month. */
  hasThreads(month: Month): Promise<boolean>;
  /** How many threads were filed between two days, both included; a missing day sets no limit. */
  countFiled(from: Day | undefined, until: Day | undefined): Promise<number>;
}

import type { Day, Month } from '../domain/day';
import type { KnownMonth } from './known-months';
import type { KnownVaultKey } from './known-vault-keys';
import type { PoolKeyRow } from './pool';
import type { SealedKey } from './sealed-keys';
import type { ThreadRow } from './thread-store';

/** What the rows of a database need of a vault: names, marks, sealed keys and numbers. */
export interface KeyNeeds {
  readonly knownVaultKeys: readonly KnownVaultKey[];
  readonly knownMonths: readonly KnownMonth[];
  readonly sealedKeys: readonly SealedKey[];
  /** The days' keys of the pool. */
  readonly poolKeys: readonly PoolKeyRow[];
  /** How many threads are under each expiry month. */
  readonly threads: readonly { readonly month: Month; readonly count: number }[];
}

/** Some of a month's threads, as far as it takes to see under which key they are. */
type MonthSample = readonly Pick<ThreadRow, 'id' | 'keys'>[];

/** What the database says of the keys that it needs. Nothing is changed by asking. */
export interface NeededKeys {
  read(): Promise<KeyNeeds>;
  /** Some threads under an expiry month; none when there are none. */
  ofMonth(month: Month): Promise<MonthSample>;
  /** How many threads were filed from one day to another, both counted; without a day there is no border. */
  countFiled(from: Day | undefined, until: Day | undefined): Promise<number>;
}

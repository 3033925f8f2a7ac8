import type { Day, Month } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { KeyVersion, Versioned } from '../domain/key-version';
import type { ImagePlace, PoolKeyRow } from './pool-store';

/**
 * Holds the secrets that make the database readable: Azure Key Vault in production, otherwise a file. Names
 * are lower-case letters, digits and dashes.
 */
export interface Vault {
  /** The current value, if there is one. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Stores a secret unless there is one; returns the stored one, whichever process made it. */
  getOrCreate(name: string, make: () => Uint8Array): Promise<Uint8Array>;
  /** Destroys a secret, as far as the vault can. A missing one is no error. */
  destroy(name: string): Promise<void>;
  /** Days for which it keeps what was destroyed; 0, or no such method, when it is gone at once. */
  recoverableDays?(): Promise<number>;
  /** All names with a prefix. */
  names(prefix: string): Promise<readonly string[]>;
}

/** A key stored in the database, sealed by a vault key. */
export type SealedKey = { readonly sealed: Uint8Array } & (
  | { readonly kind: 'desk-private' | 'desk-queue'; readonly label: string; readonly desk: Desk }
  | { readonly kind: 'draft-key'; readonly day: Day }
);

/** All keys stored in the database, for replacing the vault key that seals them. */
export interface SealedKeys {
  all(): Promise<readonly SealedKey[]>;
  /** Replaces a key's envelope, if it is unchanged; a transaction each. */
  replace(key: SealedKey, sealed: Uint8Array): Promise<void>;
}

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

/** A stored version of a desk's keys: the public half clear, the rest sealed by a vault key. */
export interface DeskKeyRow {
  /** `hr-v1`, `hr-v2-2026-11-25`: see `KeyVersion`. */
  readonly label: string;
  readonly desk: Desk;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sealedPrivateKey: Uint8Array;
  /** Seals the states of the desk's threads. */
  readonly sealedQueueKey: Uint8Array;
}

export interface DeskKeys {
  ofDesk(desk: Desk): Promise<readonly DeskKeyRow[]>;
  /** Stores a row unless there is one with that label. */
  create(row: DeskKeyRow): Promise<void>;
  /** Removes versions: what was sealed to them can no longer be opened. */
  destroy(labels: readonly string[]): Promise<void>;
}

/**
 * The days' draft keys, sealed by a vault key. Two days live; older ones are destroyed. The upkeep makes each
 * day's key, so the rows do not tell whether somebody pressed.
 */
export interface DraftKeys {
  /** The sealed key of a day, while it exists. */
  get(day: Day): Promise<Uint8Array | undefined>;
  /** Stores a sealed key unless the day has one; returns the stored one. */
  getOrCreate(day: Day, sealed: Uint8Array): Promise<Uint8Array>;
  days(): Promise<readonly Day[]>;
  destroyBefore(day: Day): Promise<void>;
}

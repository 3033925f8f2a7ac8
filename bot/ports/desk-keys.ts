import type { Desk } from '../domain/ids';

/** A desk's keys as they are stored: the public half clear, everything else sealed by a vault key. */
export interface DeskKeyRow {
  readonly desk: Desk;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sealedPrivateKey: Uint8Array;
  /** The key of the desk's queue, under which the states of its threads are sealed. */
  readonly sealedQueueKey: Uint8Array;
}

/** The desks' keys: one row a desk, made once. */
export interface DeskKeys {
  get(desk: Desk): Promise<DeskKeyRow | undefined>;
  /** Keeps a row unless the desk has one; gives the one that is kept now. */
  getOrCreate(row: DeskKeyRow): Promise<DeskKeyRow>;
}

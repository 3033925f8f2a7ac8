import type { Desk } from '../domain/ids';

/** One version of a desk's keys as it is stored: the public half clear, the rest sealed by a vault key. */
export interface DeskKeyRow {
  /** `hr-v1`, `hr-v2-2026-11-25`: the desk, the version's number and, after the first, its day. */
  readonly label: string;
  readonly desk: Desk;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sealedPrivateKey: Uint8Array;
  /** The key of the desk's queue, under which the states of its threads are sealed. */
  readonly sealedQueueKey: Uint8Array;
}

/** The desks' keys: one row a version. */
export interface DeskKeys {
  /** All versions of a desk's keys, in no order. */
  ofDesk(desk: Desk): Promise<readonly DeskKeyRow[]>;
  /** Keeps a row unless there is one of that label. */
  create(row: DeskKeyRow): Promise<void>;
  /** Removes versions; what was sealed to them opens no more. */
  destroy(labels: readonly string[]): Promise<void>;
}

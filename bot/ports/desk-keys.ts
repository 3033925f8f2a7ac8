import type { Desk } from '../domain/ids';

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

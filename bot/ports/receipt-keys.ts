import type { Receipt } from '../domain/receipt';

/** Everything that a receipt gives; none of it can be had without the receipt. */
export interface ReporterKeys {
  /** HMAC under the vault's pepper; 32 bytes. */
  readonly blindIndex: Uint8Array;
  /** X25519, 32 bytes each. */
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** Argon2id off the event loop, two at a time, the rest in a bounded queue. */
export interface ReceiptKeys {
  derive(
    receipt: Receipt,
  ): Promise<{ readonly kind: 'derived'; readonly keys: ReporterKeys } | { readonly kind: 'busy' }>;
}

import type { Receipt } from '../domain/receipt';

/** Everything that a receipt gives; none of it can be had without the receipt. */
export interface ReporterKeys {
  /** HMAC under the vault's pepper; 32 bytes. */
  readonly blindIndex: Uint8Array;
  /** X25519, 32 bytes each. */
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** What a receipt gives with every pepper there is. */
export interface DerivedKeys extends ReporterKeys {
  /** The blind indices under the other peppers: a thread of an earlier time may stand under one of them. */
  readonly otherIndices: readonly Uint8Array[];
}

/** Argon2id off the event loop, two at a time, the rest in a bounded queue. */
export interface ReceiptKeys {
  derive(
    receipt: Receipt,
  ): Promise<{ readonly kind: 'derived'; readonly keys: DerivedKeys } | { readonly kind: 'busy' }>;
}

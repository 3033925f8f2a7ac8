import type { Receipt } from '../domain/receipt';

/** The keys of a receipt; none can be derived without it. */
export interface ReporterKeys {
  /** HMAC under the vault's pepper; 32 bytes. */
  readonly blindIndex: Uint8Array;
  /** X25519, 32 bytes each. */
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** The keys of a receipt under every pepper. */
export interface DerivedKeys extends ReporterKeys {
  /** The blind indices under the other peppers, for threads of earlier times. */
  readonly otherIndices: readonly Uint8Array[];
}

/**
 * Derives by Argon2id, off the event loop, two at a time, the rest in a bounded queue.
 * @param isNew the receipt was drawn just now: it goes before those that somebody typed
 */
export interface ReceiptKeys {
  derive(
    receipt: Receipt,
    isNew?: 'new',
  ): Promise<{ readonly kind: 'derived'; readonly keys: DerivedKeys } | { readonly kind: 'busy' }>;
}

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

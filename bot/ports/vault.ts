/**
 * Where the secrets are that make the database readable: Azure Key Vault in production, a file otherwise.
 * Names are lower-case letters, digits and dashes. Values are bytes.
 *
 * @example const pepper = await vault.getOrCreate('pepper-v1', () => random.bytes(32));
 */
export interface Vault {
  /** The current value, or `undefined` when there is no secret of that name. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Keeps a secret unless there is one; gives the one that is kept now, whichever process made it. */
  getOrCreate(name: string, make: () => Uint8Array): Promise<Uint8Array>;
  /** Destroys a secret for good, as far as the vault can. A secret that is not there is no error. */
  destroy(name: string): Promise<void>;
  /** For how many days it keeps what was destroyed; 0, or no such method, where that is gone at once. */
  daysKept?(): Promise<number>;
  /** All names that begin with a prefix. */
  names(prefix: string): Promise<readonly string[]>;
}

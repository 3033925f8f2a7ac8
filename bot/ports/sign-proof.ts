/**
 * Signs the words of a proof with the installation's key of today; the signature is 64 bytes in base64url.
 * Throws while the vault has not given the key.
 */
export type SignProof = (words: string) => {
  readonly key: string;
  readonly signature: string;
};

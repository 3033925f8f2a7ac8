import { publicHalf, signWith } from '../crypto/ed25519';
import { hkdf, hmac, isSame } from '../crypto/hkdf';
import { valueOf } from '../crypto/known';
import type { Day } from '../domain/day';
import { type KeyVersion, newestFirst, parseVersion } from '../domain/key-version';
import { signedWords } from '../domain/proof';
import type { SignProof } from '../ports/documents';
import type { Vault } from '../ports/keys';
import type { Keys } from './keyring';
import { type SeenVersion, secretNames, type Versions } from './vault-secrets';

/** The public half of a key that signs or signed proofs. */
export interface ProofKey {
  /** `proof-v1`; a proof's last line names it so. */
  readonly name: string;
  readonly replacedOn: Day | undefined;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Signs proofs with the newest known key. Throws the reason where the vault did not give one. */
export function createSigner(keys: () => Pick<Keys, 'proof'>): SignProof {
  return (words) => {
    const [{ name, key }] = valueOf(keys().proof);
    const signature = Buffer.from(signWith(key, signedWords(words))).toString('base64url');
    return { key: name, signature };
  };
}

/**
 * Keeps the public half of a version that is about to be destroyed, with `HMAC(HKDF(witness key,
 * "wb1/public-half"), name in ASCII | public half 32)`: another writer to the vault adds no key.
 */
export async function publishHalf(
  vault: Vault,
  witness: Uint8Array,
  { name, key }: SeenVersion,
): Promise<void> {
  const half = publicHalf(key);
  const kept = Uint8Array.from(Buffer.concat([half, markOf(witness, name, half)]));
  await vault.getOrCreate(secretNames.publicHalf(name), () => kept);
}

/** The newest first: of the keys in use, and of those that were destroyed. */
export async function proofKeys(
  vault: Pick<Vault, 'get' | 'names'>,
  witness: Uint8Array,
  versions: Versions,
): Promise<readonly ProofKey[]> {
  const found = new Map<string, KeyVersion & { publicKey: Uint8Array }>();
  for (const listed of await vault.names(secretNames.publicHalf('proof-v'))) {
    const version = parseVersion('proof', listed.slice(secretNames.publicHalf('').length));
    if (version === undefined) continue;
    const kept = await vault.get(listed);
    if (kept?.length !== 64) continue;
    const publicKey = kept.slice(0, 32);
    if (isSame(kept.slice(32), markOf(witness, version.name, publicKey)))
      found.set(version.name, { ...version, publicKey });
  }
  for (const { key, ...version } of versions)
    found.set(version.name, { ...version, publicKey: publicHalf(key) });
  const sorted = newestFirst([...found.values()]);
  return sorted.map(({ name, publicKey }, at) => ({
    name,
    replacedOn: sorted[at - 1]?.madeOn,
    publicKey,
  }));
}

function markOf(witness: Uint8Array, name: string, half: Uint8Array): Buffer {
  return hmac(hkdf(witness, 'wb1/public-half'), name, half);
}

import { hkdf } from './hkdf';
import type { Known } from './known';
import { valueOf } from './known';
import type { Versions } from './vault-secrets';

/** What one vault key gives for marking who belongs to the desks. It opens nothing. */
export interface RosterKey {
  /** `HKDF(vault key, "wb1/roster")`; 32 bytes. */
  readonly marks: Buffer;
  /** `HKDF(that key, "wb1/kid")`; 16 bytes. */
  readonly name: Buffer;
  /** `HKDF(vault key, "wb1/invitation")`; 32 bytes. */
  readonly invitations: Buffer;
}

/** One of each vault key, the newest first. */
export type RosterKeys = readonly [newest: RosterKey, ...earlier: RosterKey[]];

/**
 * The keys of the marks, as the vault gave its keys last: who belongs to a desk can be told while the vault
 * refuses, for nothing is opened by it. Throws what the vault said when it never gave them.
 */
export function createRosterKeys(known: () => Known<Versions>): () => RosterKeys {
  let last: { readonly versions: Versions; readonly keys: RosterKeys } | undefined;
  return () => {
    const now = known();
    if ('error' in now && last !== undefined) return last.keys;
    const versions = valueOf(now);
    if (last?.versions !== versions) last = { versions, keys: rosterKeysOf(versions) };
    return last.keys;
  };
}

export function rosterKeysOf([newest, ...earlier]: Versions): RosterKeys {
  return [keyOf(newest.key), ...earlier.map(({ key }) => keyOf(key))];
}

function keyOf(vaultKey: Uint8Array): RosterKey {
  const marks = hkdf(vaultKey, 'wb1/roster');
  return { marks, name: hkdf(marks, 'wb1/kid', 16), invitations: hkdf(vaultKey, 'wb1/invitation') };
}

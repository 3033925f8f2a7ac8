import { hkdf } from '../crypto/hkdf';
import { type Known, valueOf } from '../crypto/known';
import type { Versions } from './vault-secrets';

/** Given by one vault key. */
export interface RosterKey {
  /** `HKDF(vault key, "wb1/roster")`; 32 bytes. */
  readonly lists: Buffer;
  /** `HKDF(vault key, "wb1/invitation")`; 32 bytes. */
  readonly invitations: Buffer;
}

export type RosterKeys = readonly [newest: RosterKey, ...earlier: RosterKey[]];

/**
 * The keys of the lists, from the vault keys that were given last: the lists open while the vault refuses.
 * Throws the vault's error when it never gave any.
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
  return { lists: hkdf(vaultKey, 'wb1/roster'), invitations: hkdf(vaultKey, 'wb1/invitation') };
}

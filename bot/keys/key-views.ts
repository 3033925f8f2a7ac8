import { keyIdOf } from '../crypto/envelope-header';
import { throwFirst, tryEach } from '../crypto/known';
import { SealError } from '../crypto/seal-error';
import type { Day } from '../domain/day';
import type { Desk } from '../domain/ids';
import type { Clock } from '../ports/time';
import type { OpenDesk } from './desk-keys';
import { deskKeysIn, type Keyring, type Keys } from './keyring';

/** The keys for one kind of user, and what to do when none of them opens an envelope. */
export interface KeyView {
  readonly now: () => Keys;
  readonly today: () => Day;
  /** Looks for the key that an envelope names. The caller then tries again. */
  readonly miss: (keyId: Uint8Array) => Promise<void>;
}

/**
 * With `miss`, for presses: reads the database at most once a minute, and never asks the vault. With `look`,
 * for unattended work: reads a missing key at once. Not within a transaction.
 */
export function keysBy(way: 'miss' | 'look', keyring: Keyring, clock: Clock): KeyView {
  return { now: keyring.now, today: () => clock.today(), miss: keyring[way] };
}

/** For a transaction: to read a key within it would wait for its own end. */
export interface KeysForPass extends KeyView {
  /**
   * Throws `seal_unread` for a key that was not looked for yet: the transaction is undone, {@link read}
   * called, and all done again. A key that is still unknown then is nobody's, and nothing is thrown.
   */
  readonly miss: (keyId: Uint8Array) => Promise<void>;
  /** Asks vault and database for the missed keys. Rejects while the vault is away. */
  readonly read: () => Promise<void>;
}

export function keysForPass(keyring: Keyring, clock: Clock): KeysForPass {
  let met: readonly string[] = [];
  const lookedFor = new Set<string>();
  return {
    now: keyring.now,
    today: () => clock.today(),
    miss(keyId) {
      const name = Buffer.from(keyId).toString('hex');
      if (lookedFor.has(name)) return Promise.resolve();
      met = [...met, name];
      return Promise.reject(new SealError('seal_unread'));
    },
    async read() {
      const asked = met;
      met = [];
      await keyring.refresh('now');
      for (const name of asked) lookedFor.add(name);
    },
  };
}

/** Throws `seal_key` when no version fits. */
export async function openAsDesk<T extends object>(
  keys: KeyView,
  desk: Desk,
  envelope: Uint8Array,
  open: (key: OpenDesk) => T,
): Promise<T> {
  const opened = tryEach(deskKeysIn(keys.now(), desk), open);
  if (opened !== undefined) return opened;
  await keys.miss(keyIdOf(envelope));
  const reopened = tryEach(deskKeysIn(keys.now(), desk), open);
  if (reopened !== undefined) return reopened;
  // A row of the database that did not open may have been the key.
  throwFirst(keys.now().desks[desk].failures);
  throw new SealError('seal_key');
}

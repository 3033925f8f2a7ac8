import type { Day } from '../domain/day';
import type { Clock } from '../ports/clock';
import type { Keyring, Keys } from './keyring';
import { SealError } from './seal-error';

/** The keys as somebody may use them, and what is done when none of them opens something. */
export interface KeyView {
  readonly now: () => Keys;
  readonly today: () => Day;
  /**
   * Sees to it that an envelope opens whose key is not known, if that key is there: afterwards it is to be
   * tried again.
   * @param keyId the key that the envelope names
   */
  readonly miss: (keyId: Uint8Array) => Promise<void>;
}

/** For presses: the database is read, at most once a minute; the vault is not asked. */
export function keysForPresses(keyring: Keyring, clock: Clock): KeyView {
  return { now: keyring.now, today: () => clock.today(), miss: keyring.miss };
}

/** For what happens unattended: whatever is missing is read at once. Not within a transaction. */
export function keysForUpkeep(keyring: Keyring, clock: Clock): KeyView {
  return { now: keyring.now, today: () => clock.today(), miss: keyring.look };
}

/** For what happens within a transaction, in which nothing is read: it would wait for itself. */
export interface KeysForRelease extends KeyView {
  /**
   * Throws `seal_unread` for a key that has not been looked for: the transaction is undone, {@link read}
   * called, and all of it done again. Then what is still not known is nobody's, and nothing is thrown.
   */
  readonly miss: (keyId: Uint8Array) => Promise<void>;
  /** Asks vault and database for the keys that were missed. Rejects while the vault is away. */
  readonly read: () => Promise<void>;
}

export function keysForRelease(keyring: Keyring, clock: Clock): KeysForRelease {
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

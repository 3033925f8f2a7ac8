import { addDays, type Month } from '../domain/day';
import { expiryOfClosed, expiryOfOpen, isExpired } from '../domain/retention';
import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { Vault } from '../ports/vault';
import { findSecret, makeSecret, secretNames } from './vault-secrets';

/** The outer wraps' keys, one a month of expiry; 32 bytes each. */
export interface ShredKeys {
  /** For sealing: made when there is none yet. */
  forSealing(month: Month): Promise<Uint8Array>;
  /** For opening: throws `seal_secret` when it was destroyed; it is never made again. */
  forOpening(month: Month): Promise<Uint8Array>;
  /**
   * Reads all months' keys again, and makes those that today and tomorrow can need. So the vault is asked by the calendar and
   * not by what people do: its log must not tell when somebody wrote.
   */
  refresh(): Promise<void>;
}

/**
 * Remembers the months that are still to come; an expired one is forgotten, since the vault's copy is destroyed too.
 * Whoever asks while the vault is being asked waits for that answer: a queue asks for a thousand threads at once.
 */
export function createShredKeys(vault: Vault, clock: Clock, chance: Chance): ShredKeys {
  const kept = new Map<Month, Uint8Array>();
  const keep = (month: Month, key: Uint8Array): Uint8Array => {
    const today = clock.today();
    for (const old of kept.keys()) if (isExpired(old, today)) kept.delete(old);
    if (!isExpired(month, today)) kept.set(month, key);
    return key;
  };
  const toSeal = askTogether(async (month: Month) =>
    keep(month, await makeSecret(vault, chance, secretNames.shred(month), 32)),
  );
  const toOpen = askTogether(async (month: Month) =>
    keep(month, await findSecret(vault, secretNames.shred(month), 32)),
  );
  const forSealing = async (month: Month): Promise<Uint8Array> => kept.get(month) ?? toSeal(month);
  return {
    forSealing,
    async refresh() {
      // First all is forgotten: a key that was destroyed, or that the vault refuses, is not used any longer.
      kept.clear();
      const prefix = secretNames.shred('' as Month);
      const today = clock.today();
      for (const name of await vault.names(prefix)) {
        const month = name.slice(prefix.length) as Month;
        const key = isExpired(month, today) ? undefined : await vault.get(name);
        if (key?.length === 32) keep(month, key);
      }
      for (const day of [today, addDays(today, 1)]) {
        await forSealing(expiryOfOpen(day));
        await forSealing(expiryOfClosed(day));
      }
    },
    forOpening: async (month) =>
      (isExpired(month, clock.today()) ? undefined : kept.get(month)) ?? toOpen(month),
  };
}

/** Asks once for all who ask for the same while the answer is on its way, and anew for whoever comes later. */
function askTogether<K, V>(ask: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const asking = new Map<K, Promise<V>>();
  return (key) => {
    const asked = asking.get(key) ?? ask(key).finally(() => asking.delete(key));
    asking.set(key, asked);
    return asked;
  };
}

import { addDays, type Month } from '../domain/day';
import { expiryOfClosed, expiryOfOpen, isExpired } from '../domain/retention';
import type { Clock } from '../ports/clock';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { SealError } from './seal-error';
import { tryAll } from './try-all';
import { findSecret, makeSecret, secretNames } from './vault-secrets';

/** The outer wraps' keys, one a month of expiry; 32 bytes each. */
export interface ShredKeys {
  /** For sealing: made when there is none yet. */
  forSealing(month: Month): Promise<Uint8Array>;
  /** For opening: throws `seal_month` when it was destroyed; it is never made again. */
  forOpening(month: Month): Promise<Uint8Array>;
  /**
   * Reads all months' keys again, and makes those that today and tomorrow can need. So the vault is asked by the calendar and
   * not by what people do: its log must not tell when somebody wrote. A key that it does not give is forgotten, whoever wants
   * it is told why until the next refresh, and the first failure is thrown when all were read.
   */
  refresh(): Promise<void>;
  /** Whether the vault refused something since the last refresh began. That a key is gone, as an expired one is, is no refusal. */
  hasFailed(): boolean;
}

/**
 * Remembers the months that are still to come; an expired one is forgotten, since the vault's copy is destroyed too.
 * Whoever asks while the vault is being asked waits for that answer: a queue asks for a thousand threads at once.
 */
export function createShredKeys(vault: Vault, clock: Clock, random: Random): ShredKeys {
  const kept = new Map<Month, Uint8Array>();
  const keep = (month: Month, key: Uint8Array): Uint8Array => {
    const today = clock.today();
    for (const old of kept.keys()) if (isExpired(old, today)) kept.delete(old);
    if (!isExpired(month, today)) kept.set(month, key);
    return key;
  };
  const toSeal = askOnce(async (month: Month) =>
    keep(month, await makeSecret(vault, random, secretNames.shred(month), 32)),
  );
  const toOpen = askOnce(async (month: Month) =>
    keep(month, await findSecret(vault, secretNames.shred(month), 32, 'seal_month')),
  );
  const listed = askOnce((prefix: string) => vault.names(prefix));
  const asks = [toSeal, toOpen, listed];

  const months = async (): Promise<readonly Month[]> => {
    const prefix = secretNames.shred('' as Month);
    const names = await listed.ask(prefix);
    return names.map((name) => name.slice(prefix.length) as Month);
  };
  /** Once the list was refused, nothing is asked of the vault until the next refresh. */
  const unlessRefused = async (ask: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    if (listed.hasFailed()) await months();
    return ask();
  };
  const forSealing = async (month: Month): Promise<Uint8Array> =>
    kept.get(month) ?? unlessRefused(() => toSeal.ask(month));

  return {
    forSealing,
    async refresh() {
      for (const one of asks) one.forget();
      const today = clock.today();
      const there = await months().catch((error: unknown) => {
        kept.clear();
        throw error;
      });
      for (const month of kept.keys()) if (!there.includes(month)) kept.delete(month);
      const living = there.filter((month) => !isExpired(month, today));
      const read = living.map((month) => async () => {
        await toOpen.ask(month).catch((error: unknown) => {
          kept.delete(month);
          throw error;
        });
      });
      const needed = [today, addDays(today, 1)].flatMap((day) => [
        expiryOfOpen(day),
        expiryOfClosed(day),
      ]);
      await tryAll([...read, ...needed.map((month) => () => forSealing(month))]);
    },
    hasFailed: () => asks.some((ask) => ask.hasFailed()),
    forOpening: async (month) =>
      (isExpired(month, clock.today()) ? undefined : kept.get(month)) ??
      unlessRefused(() => toOpen.ask(month)),
  };
}

interface AskedOnce<K, V> {
  ask(key: K): Promise<V>;
  hasFailed(): boolean;
  /** Failures are forgotten. */
  forget(): void;
}

/** Asks once for all who ask for the same while the answer is on its way, and anew for whoever comes later; a failure stays. */
function askOnce<K, V>(ask: (key: K) => Promise<V>): AskedOnce<K, V> {
  const asking = new Map<K, Promise<V>>();
  const failed = new Map<K, Promise<V>>();
  let isRefused = false;
  return {
    ask(key) {
      const known = failed.get(key) ?? asking.get(key);
      if (known !== undefined) return known;
      const asked = ask(key);
      asking.set(key, asked);
      asked
        .catch((error: unknown) => {
          failed.set(key, asked);
          isRefused ||= !(error instanceof SealError && error.code === 'seal_month');
        })
        .finally(() => asking.delete(key));
      return asked;
    },
    hasFailed: () => isRefused,
    forget: () => {
      failed.clear();
      isRefused = false;
    },
  };
}

import type { Vault } from '../../../bot/ports/keys';

/** A vault of several processes, which loses keys and which nobody reaches at times. */
export interface SharedVault {
  readonly of: (process: { readonly isAway: () => boolean }) => Vault;
  readonly names: () => readonly string[];
  readonly lose: (name: string) => void;
  /** A key that is there or was lost, as a copy of the vault has it; none that was destroyed. */
  readonly copied: (name: string) => Uint8Array | undefined;
}

export function createSharedVault(): SharedVault {
  const kept = new Map<string, Uint8Array>();
  const copies = new Map<string, Uint8Array>();
  return {
    of: ({ isAway }) => {
      const reach = async (): Promise<void> => {
        if (isAway()) throw new Error('away');
      };
      return {
        get: async (name) => {
          await reach();
          return copyOf(kept.get(name));
        },
        getOrCreate: async (name, make) => {
          await reach();
          const value = kept.get(name) ?? Uint8Array.from(make());
          kept.set(name, value);
          copies.set(name, value);
          return Uint8Array.from(value);
        },
        destroy: async (name) => {
          await reach();
          // A copy of the vault keeps what this one has lost.
          if (kept.delete(name)) copies.delete(name);
        },
        names: async (prefix) => [...kept.keys()].filter((name) => name.startsWith(prefix)),
      };
    },
    names: () => [...kept.keys()],
    lose: (name) => void kept.delete(name),
    copied: (name) => copies.get(name),
  };
}

/** Whoever is given a key may wipe its own copy alone. */
function copyOf(key: Uint8Array | undefined): Uint8Array | undefined {
  return key && Uint8Array.from(key);
}

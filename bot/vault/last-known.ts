import { VaultError } from './vault-error';

/** How long what was read is still believed while the vault is away, in milliseconds: a day. */
export const believedWhileAway = 86_400_000;

/** After the vault was away it is asked again at the earliest after so many milliseconds: a wait for everybody, not for each. */
const restAfterAway = 10_000;

/** Remembers answers and gives them while the vault is away, for a day after the vault gave them last. */
export interface LastKnown<T> {
  /**
   * What `ask` gives; when it says that the vault is away or busy, what it gave for that key last. That there is nothing is
   * not remembered: another process may have made it since.
   */
  ask(key: string, ask: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

export function createLastKnown<T>(now: () => number): LastKnown<T> {
  const known = new Map<string, { readonly answer: T; readonly at: number }>();
  let awayAt: number | undefined;

  const remembered = (key: string, error: unknown): T => {
    const last = known.get(key);
    if (last === undefined || now() - last.at > believedWhileAway) {
      known.delete(key);
      throw error;
    }
    return last.answer;
  };

  return {
    async ask(key, ask) {
      const rests = awayAt !== undefined && Math.abs(now() - awayAt) < restAfterAway;
      if (rests) return remembered(key, new VaultError('vault_away'));
      try {
        const answer = await ask();
        awayAt = undefined;
        if (answer === undefined) known.delete(key);
        else known.set(key, { answer, at: now() });
        return answer;
      } catch (error) {
        const code = error instanceof VaultError ? error.code : undefined;
        if (code === 'vault_away') awayAt = now();
        if (code === 'vault_away' || code === 'vault_busy') return remembered(key, error);
        // Whoever takes the right away, or disables a secret, means it.
        known.delete(key);
        throw error;
      }
    },
    forget: (key) => {
      known.delete(key);
    },
  };
}

import { VaultError } from './vault-error';

/** How long what was read is still believed while the vault is away, in milliseconds: a day. */
export const believedWhileAway = 86_400_000;

/** After the vault was away or busy it is asked again at the earliest after so many milliseconds: a wait for everybody, not for each. */
const restAfterAway = 10_000;

/** Remembers answers and gives them while the vault is away, for a day after the vault gave them last. */
export interface LastKnown<T> {
  /**
   * What `ask` gives; when it says that the vault is away or busy, what it gave for that key last. That there is nothing is
   * not remembered: another process may have made it since.
   * @param asOf `now` throws instead of giving what is remembered
   */
  ask(key: string, ask: () => Promise<T>, asOf?: 'now'): Promise<T>;
  forget(key: string): void;
}

export function createLastKnown<T>(now: () => number): LastKnown<T> {
  const known = new Map<string, { readonly answer: T; readonly at: number }>();
  let away: { readonly error: VaultError; readonly at: number } | undefined;

  const remembered = (key: string, error: unknown, asOf?: 'now'): T => {
    if (asOf === 'now') throw error;
    const last = known.get(key);
    if (last === undefined || now() - last.at > believedWhileAway) {
      known.delete(key);
      throw error;
    }
    return last.answer;
  };

  return {
    async ask(key, ask, asOf) {
      if (away !== undefined && Math.abs(now() - away.at) < restAfterAway)
        return remembered(key, away.error, asOf);
      try {
        const answer = await ask();
        away = undefined;
        if (answer === undefined) known.delete(key);
        else known.set(key, { answer, at: now() });
        return answer;
      } catch (error) {
        if (isAway(error)) {
          away = { error, at: now() };
          return remembered(key, error, asOf);
        }
        // Whoever takes the right away, or disables a secret, means it: a right is for all of them.
        if (error instanceof VaultError && error.code === 'vault_forbidden') known.clear();
        known.delete(key);
        throw error;
      }
    },
    forget: (key) => {
      known.delete(key);
    },
  };
}

function isAway(error: unknown): error is VaultError {
  return error instanceof VaultError && ['vault_away', 'vault_busy'].includes(error.code);
}

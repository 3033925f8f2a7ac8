import type { Reading } from './kept-value';
import { VaultError } from './vault-error';

const attempts = 5;

/** Between a deletion and the moment from which it can be purged, in milliseconds. */
const pauseBeforePurge = 2_000;

/**
 * Deletes a secret with all its versions, and purges it where the vault and the rights allow it. Otherwise
 * the vault keeps it recoverable for as long as it is set to, 7 to 90 days, and then destroys it.
 */
export async function destroySecret(reading: Reading, name: string): Promise<void> {
  const { client, ask, pause } = reading;
  const deleted = await ask(async (options) => {
    // The first step of the poller is the deletion itself; what it would wait for is seen at the purge.
    await client.beginDeleteSecret(name, options);
  });
  // Also where there was none: a process that was killed here may have left it deleted and not purged.
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(pauseBeforePurge);
    try {
      const purged = await ask((options) => client.purgeDeletedSecret(name, options));
      if (purged.kind === 'answer' || deleted.kind === 'absent') return;
    } catch (error) {
      const code = error instanceof VaultError ? error.code : undefined;
      // Purging needs a right of its own, and purge protection forbids it to everybody.
      if (code === 'vault_forbidden') return;
      // Still being deleted; so is one that cannot be found yet.
      if (code !== 'vault_deleted') throw error;
    }
  }
}

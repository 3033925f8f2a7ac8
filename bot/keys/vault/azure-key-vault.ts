import { setTimeout as wait } from 'node:timers/promises';
import type { Vault } from '../../ports/keys';
import type { Clock } from '../../ports/time';
import { createAsking } from './ask-key-vault';
import {
  contentType,
  type Reading,
  readAfterSecond,
  readFirst,
  secondIsOverAfter,
} from './first-value';
import { connectKeyVault, type KeyVaultSecrets } from './key-vault-client';
import { checkName, VaultError } from './vault-error';

/** Opens the Key Vault at an address such as `https://NAME.vault.azure.net`, as this process's identity. */
export async function openKeyVault(address: string, clock: Pick<Clock, 'now'>): Promise<Vault> {
  return createKeyVault(await connectKeyVault(address), clock);
}

/**
 * Several processes may make a secret of one name at once: all of them, and all readers, get the value of its
 * earliest version. Nothing is remembered here. Throws a {@link VaultError}.
 */
export function createKeyVault(
  client: KeyVaultSecrets,
  clock: Pick<Clock, 'now'>,
  pause: (milliseconds: number) => Promise<void> = (milliseconds) => wait(milliseconds),
): Vault {
  const reading: Reading = { client, ask: createAsking(), now: () => clock.now(), pause };
  return {
    async get(name) {
      checkName(name);
      return readFirst(reading, name);
    },
    async getOrCreate(name, make) {
      checkName(name);
      const known = await readFirst(reading, name);
      if (known !== undefined) return known;
      const text = Buffer.from(make()).toString('base64');
      await reading.ask((options) => client.setSecret(name, text, { ...options, contentType }));
      await pause(secondIsOverAfter);
      const made = await readAfterSecond(reading, name);
      if (made === undefined) throw new VaultError('vault_refused');
      return made;
    },
    async destroy(name) {
      checkName(name);
      await destroySecret(reading, name);
    },
    recoverableDays: () => recoverableDays(reading),
    async names(prefix) {
      return (await listNames(reading)).filter((name) => name.startsWith(prefix));
    },
  };
}

/** The most days that Key Vault keeps deleted secrets. */
const longestRecoverable = 90;

/** The days that a vault keeps deleted secrets, as its first secret says: all are kept alike. */
async function recoverableDays({ client, ask }: Reading): Promise<number> {
  const found = await ask(async (options) => {
    for await (const { recoveryLevel = '', recoverableDays } of client.listPropertiesOfSecrets(
      options,
    ))
      return recoveryLevel.includes('Purgeable') ? 0 : (recoverableDays ?? longestRecoverable);
    return 0;
  });
  return found.kind === 'absent' ? 0 : found.value;
}

async function listNames({ client, ask }: Reading): Promise<readonly string[]> {
  const listed = await ask(async (options) => {
    const names: string[] = [];
    for await (const { name } of client.listPropertiesOfSecrets(options)) names.push(name);
    return names;
  });
  return listed.kind === 'absent' ? [] : listed.value;
}

const purgeAttempts = 5;

/** Pause between two attempts to purge, in milliseconds: a deletion takes a while. */
const pauseBeforePurge = 2_000;

/**
 * Deletes a secret with all its versions, and purges it where the vault and the rights allow it. Otherwise
 * the vault keeps it recoverable for as long as it is set to, 7 to 90 days, and then destroys it.
 */
async function destroySecret(reading: Reading, name: string): Promise<void> {
  const { client, ask, pause } = reading;
  const deleted = await ask(async (options) => {
    // The poller's first step is the deletion itself. It need not be awaited: the purge shows whether it is
    // done.
    await client.beginDeleteSecret(name, options);
  });
  // Purges an absent secret, too: a killed process may have deleted it and not purged it.
  for (let attempt = 0; attempt < purgeAttempts; attempt++) {
    if (attempt > 0) await pause(pauseBeforePurge);
    try {
      const purged = await ask((options) => client.purgeDeletedSecret(name, options));
      if (purged.kind === 'answer' || deleted.kind === 'absent') return;
    } catch (error) {
      const code = error instanceof VaultError ? error.code : undefined;
      // Purging needs a right of its own, and purge protection forbids it to everybody.
      if (code === 'vault_forbidden') return;
      // The secret is still being deleted.
      if (code !== 'vault_deleted') throw error;
    }
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../ports/clock';
import type { Vault } from '../ports/vault';
import { createAsking } from './ask-key-vault';
import { destroySecret } from './destroy-secret';
import { contentType, type Reading, readKept, readSettled, settling } from './kept-value';
import { connectKeyVault, type KeyVaultSecrets } from './key-vault-client';
import { checkName } from './secret-name';
import { VaultError } from './vault-error';

/** Opens the Key Vault at an address such as `https://NAME.vault.azure.net`, as this process's identity. */
export async function openKeyVault(address: string, clock: Pick<Clock, 'now'>): Promise<Vault> {
  return createKeyVault(await connectKeyVault(address), clock);
}

/**
 * Azure Key Vault. Several processes may make a secret of one name at once: all of them, and all who read it,
 * get the value of its earliest version. Nothing is remembered here. Throws a {@link VaultError}.
 *
 * @param pause waits so many milliseconds
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
      return readKept(reading, name);
    },
    async getOrCreate(name, make) {
      checkName(name);
      const known = await readKept(reading, name);
      if (known !== undefined) return known;
      const text = Buffer.from(make()).toString('base64');
      await reading.ask((options) => client.setSecret(name, text, { ...options, contentType }));
      await pause(settling);
      const made = await readSettled(reading, name);
      if (made === undefined) throw new VaultError('vault_refused');
      return made;
    },
    async destroy(name) {
      checkName(name);
      await destroySecret(reading, name);
    },
    daysKept: () => daysKept(reading),
    async names(prefix) {
      return (await listNames(reading)).filter((name) => name.startsWith(prefix));
    },
  };
}

/** The longest that Key Vault keeps deleted secrets. */
const longestKept = 90;

/** All secrets of a vault are kept alike. */
async function daysKept({ client, ask }: Reading): Promise<number> {
  const found = await ask(async (options) => {
    for await (const { recoveryLevel = '', recoverableDays } of client.listPropertiesOfSecrets(
      options,
    ))
      return recoveryLevel.includes('Purgeable') ? 0 : (recoverableDays ?? longestKept);
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

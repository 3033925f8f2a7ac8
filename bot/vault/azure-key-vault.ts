import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../ports/clock';
import type { Vault } from '../ports/vault';
import { createAsking } from './ask-key-vault';
import { destroySecret } from './destroy-secret';
import { contentType, type Reading, readKept, readSettled, settling } from './kept-value';
import { connectKeyVault, type Secrets } from './key-vault-client';
import { createLastKnown } from './last-known';
import { checkName } from './secret-name';
import { VaultError } from './vault-error';

/** Opens the Key Vault at an address such as `https://NAME.vault.azure.net`, with the identity of this process. */
export async function openKeyVault(address: string, clock: Pick<Clock, 'now'>): Promise<Vault> {
  return createKeyVault(await connectKeyVault(address), clock);
}

/**
 * Azure Key Vault. Several processes may make a secret of one name at once: all of them, and whoever reads it, get the value
 * of its earliest version. While the vault is away, what it gave is believed for a day. Throws a {@link VaultError}.
 *
 * @param pause waits so many milliseconds
 */
export function createKeyVault(
  client: Secrets,
  clock: Pick<Clock, 'now'>,
  pause: (milliseconds: number) => Promise<void> = (milliseconds) => wait(milliseconds),
): Vault {
  const now = (): number => clock.now();
  const reading: Reading = { client, ask: createAsking(), now, pause };
  const values = createLastKnown<Uint8Array | undefined>(now);
  const lists = createLastKnown<readonly string[]>(now);
  const making = new Map<string, Promise<Uint8Array>>();

  const get = (name: string): Promise<Uint8Array | undefined> =>
    values.ask(name, () => readKept(reading, name));

  const make = async (name: string, value: () => Uint8Array): Promise<Uint8Array> => {
    const known = await get(name);
    if (known !== undefined) return known;
    const text = Buffer.from(value()).toString('base64');
    const made = await values.ask(name, async () => {
      await reading.ask((options) => client.setSecret(name, text, { ...options, contentType }));
      await pause(settling);
      return readSettled(reading, name);
    });
    if (made === undefined) throw new VaultError('vault_refused');
    return made;
  };

  return {
    async get(name) {
      checkName(name);
      return copyOf(await get(name));
    },
    async getOrCreate(name, value) {
      checkName(name);
      const asked = making.get(name) ?? make(name, value).finally(() => making.delete(name));
      making.set(name, asked);
      return copyOf(await asked);
    },
    async destroy(name) {
      checkName(name);
      values.forget(name);
      await destroySecret(reading, name);
    },
    async names(prefix, asOf) {
      const all = await lists.ask('all', () => listNames(reading), asOf);
      return all.filter((name) => name.startsWith(prefix));
    },
  };
}

async function listNames({ client, ask }: Reading): Promise<readonly string[]> {
  const listed = await ask(async (options) => {
    const names: string[] = [];
    for await (const { name } of client.listPropertiesOfSecrets(options)) names.push(name);
    return names;
  });
  return listed.kind === 'absent' ? [] : listed.value;
}

/** What is remembered stays as it was, whatever a caller does with what it got. */
function copyOf<T extends Uint8Array | undefined>(value: T): T {
  return (value === undefined ? value : Uint8Array.from(value)) as T;
}

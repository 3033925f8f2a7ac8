import type { Asking } from './ask-key-vault';
import type { KeyVaultSecrets } from './key-vault-client';
import { VaultError } from './vault-error';

interface Version {
  readonly id: string;
  /** Seconds since 1970, by the vault's clock. */
  readonly createdAt: number;
  readonly enabled: boolean;
}

export interface Reading {
  readonly client: KeyVaultSecrets;
  readonly ask: Asking;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** After these milliseconds no other version can have the same second: the vault tells whole seconds. */
export const secondIsOverAfter = 2_000;

/** In milliseconds: clocks that differ more refuse tokens. */
const surelyOver = 600_000;

/** Bytes as base64. */
export const contentType = 'application/octet-stream;base64';

/**
 * All processes use the version of the earliest second, and within that second the one with the lowest random
 * id (decision 17). While the second may not be over, the list is read again after it. `undefined` when there
 * is no version.
 */
export async function readFirst(reading: Reading, name: string): Promise<Uint8Array | undefined> {
  const first = await earliest(reading, name);
  if (first === undefined) return undefined;
  if (reading.now() - first.createdAt * 1_000 > surelyOver)
    return readVersion(reading, name, first);
  await reading.pause(secondIsOverAfter);
  return readAfterSecond(reading, name);
}

/** The same for a caller who knows that the earliest second is over. */
export async function readAfterSecond(
  reading: Reading,
  name: string,
): Promise<Uint8Array | undefined> {
  const first = await earliest(reading, name);
  return first === undefined ? undefined : readVersion(reading, name, first);
}

async function earliest({ client, ask }: Reading, name: string): Promise<Version | undefined> {
  const listed = await ask(async (options) => {
    const versions: Version[] = [];
    for await (const { version, createdOn, enabled } of client.listPropertiesOfSecretVersions(
      name,
      options,
    )) {
      if (version === undefined || createdOn === undefined) throw new VaultError('vault_refused');
      versions.push({
        id: version,
        createdAt: Math.floor(createdOn.getTime() / 1_000),
        enabled: enabled !== false,
      });
    }
    return versions;
  });
  if (listed.kind === 'absent') return undefined;
  return listed.value.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))[0];
}

async function readVersion({ client, ask }: Reading, name: string, { id, enabled }: Version) {
  if (!enabled) throw new VaultError('vault_disabled');
  const found = await ask((options) => client.getSecret(name, { ...options, version: id }));
  // Deleted between the two requests.
  if (found.kind === 'absent') return undefined;
  const { value = '', properties } = found.value;
  const bytes = Buffer.from(value, 'base64');
  if (properties.contentType !== contentType || bytes.toString('base64') !== value) {
    throw new VaultError('vault_broken');
  }
  return Uint8Array.from(bytes);
}

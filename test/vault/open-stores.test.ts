import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyVaultAt } from '../../bot/keys/vault/vault-at';
import { nodeRandom } from '../../bot/platform/random';
import { openStores, type Stores } from '../../bot/start/open-stores';
import { type KeyVaultServer, startKeyVaultServer } from '../support/vault/key-vault-server';

describe('a start on a Key Vault', () => {
  let server: KeyVaultServer;
  let folder: string;
  const opened: Stores[] = [];

  beforeEach(async () => {
    server = await startKeyVaultServer();
    folder = await mkdtemp(join(tmpdir(), 'vissla-key-vault-'));
  });
  afterEach(async () => {
    for (const { database } of opened.splice(0)) await database.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async () => {
    const paths = {
      database: { kind: 'sqlite', path: join(folder, 'vissla.db') },
      vault: server.address,
    } as const;
    const at = keyVaultAt(() => server.view());
    const stores = await openStores(paths, 'production', nodeRandom(), at);
    opened.push(stores);
    return stores;
  };

  it('marks vault and database as a pair, and knows them again', async () => {
    const first = await start();
    expect(await first.vault.names('')).toEqual(['installation']);
    expect((await start()).deployment).toEqual(first.deployment);
  });

  it('whose vault is not there any more is refused', async () => {
    const { vault } = await start();
    await vault.destroy('installation');
    await expect(start()).rejects.toMatchObject({ code: 'vault_missing' });
  });

  it('that the vault refuses makes no database', async () => {
    server.fails('forbidden');
    await expect(start()).rejects.toMatchObject({ code: 'vault_forbidden' });
    server.fails('none');
    await start();
  });
});

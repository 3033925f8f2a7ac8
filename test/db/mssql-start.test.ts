import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeRandom } from '../../bot/platform/random';
import { openStores, type Stores } from '../../bot/start/open-stores';
import { databasePresence } from '../../db/dialects';
import type { MssqlLocation } from '../../db/location';
import { onServers } from '../support/databases/on-sql-server';
import { startTdsServer } from '../support/databases/tds/server';

onServers('a start', (newDatabase) => {
  let location: MssqlLocation;
  let remove: () => Promise<void>;
  let folder: string;
  const opened: Stores[] = [];

  beforeEach(async () => {
    ({ location, remove } = await newDatabase());
    folder = mkdtempSync(join(tmpdir(), 'vissla-start-'));
  });
  afterEach(async () => {
    await closeAll();
    await remove();
    rmSync(folder, { recursive: true });
  });

  const closeAll = async (): Promise<void> => {
    for (const { database } of opened.splice(0)) await database.close();
  };
  const start = async (vault = 'vault.json', kind: 'trial' | 'production' = 'production') => {
    const places = { database: location, vault: join(folder, vault) };
    const stores = await openStores(places, kind, nodeRandom());
    opened.push(stores);
    return stores;
  };

  it('makes one installation of an empty database, when four begin at the same time', async () => {
    expect(await databasePresence(location)).toBe('none');
    const four = await Promise.all([start(), start(), start(), start()]);
    expect(await databasePresence(location)).toBe('there');
    const [first] = four.map(({ deployment }) => Buffer.from(deployment).toString('hex'));
    for (const { database, deployment } of four) {
      expect(Buffer.from(deployment).toString('hex')).toBe(first);
      expect(await database.installation.get()).toEqual({ deployment, kind: 'production' });
    }
    await closeAll();
    expect(Buffer.from((await start()).deployment).toString('hex')).toBe(first);
  });

  it('is refused when one of the two is lost, or they are no pair', async () => {
    await start();
    await expect(start('other.json')).rejects.toMatchObject({ code: 'vault_missing' });
    await expect(start('vault.json', 'trial')).rejects.toMatchObject({ code: 'production_data' });
    const first = location;
    const second = await newDatabase();
    location = second.location;
    await expect(start()).rejects.toMatchObject({
      code: 'database_missing',
      message: expect.stringMatching(
        /^In the database that VISSLA_DATABASE_URL names this login sees no installation\. .* right database, and may this login read and write/,
      ) as string,
    });
    // Nothing was made of it: a backup can be restored into it.
    expect(await databasePresence(location)).toBe('none');
    location = first;
    await second.remove();
  });
});

describe('a start that failed, or was cut short,', () => {
  it.each([
    ['without the right to make tables', /CREATE TABLE "pool"/, 1, 262, 'store_login'],
    ['by a server that was restarted', /CREATE TABLE "pool"/, 1, 'disconnect', 'store_unavailable'],
    ['before the mark', /INSERT INTO .*"installation"/, 3, 'disconnect', 'store_unavailable'],
  ] as const)('%s is gone on with, by all that waited', async (_, statement, times, how, code) => {
    const server = await startTdsServer();
    const folder = mkdtempSync(join(tmpdir(), 'vissla-start-'));
    const places = { database: server.newDatabase(), vault: join(folder, 'vault.json') };
    const start = () => openStores(places, 'production', nodeRandom());
    server.fail(statement, how, times);
    await expect(start()).rejects.toMatchObject({ code });
    const three = await Promise.all([start(), start(), start()]);
    expect(three.map(({ isNew }) => isNew).sort()).toEqual([false, false, true]);
    for (const { database } of three) await database.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });
});

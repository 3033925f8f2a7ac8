import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { DatabaseLocation } from '../../db/location';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';

/** The packages that a process loads which opens that database and leads on it. */
async function loadedFor(location: DatabaseLocation): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'load-driver.ts')], {
    env: { ...process.env, VISSLATEST_LOCATION: JSON.stringify(location) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = await text(child.stdout);
  expect(await ended).toEqual([0, null]);
  return said.split('\n');
}

const sqliteDriver = 'better-sqlite3';
const mssqlDriver = ['mssql', 'tedious'];
const azure = ['@azure/identity', '@azure/msal-node', '@azure/keyvault-keys'];
const messengers = ['botbuilder', '@microsoft/teams-ai', '@slack/bolt'];

describe('a process loads for its database', () => {
  let folder: string;
  let server: TdsServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-'));
    server = await startTdsServer();
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('SQLite’s driver alone', async () => {
    const loaded = await loadedFor({ kind: 'sqlite', path: join(folder, 'vissla.db') });
    expect(loaded).toEqual(expect.arrayContaining(['typeorm', sqliteDriver]));
    const others = [...mssqlDriver, ...azure, ...messengers];
    expect(loaded.filter((name) => others.includes(name))).toEqual([]);
  });

  it('SQL Server’s driver without Azure’s login, for a user with a password', async () => {
    const loaded = await loadedFor(server.newDatabase());
    expect(loaded).toEqual(expect.arrayContaining(['typeorm', ...mssqlDriver]));
    const others = [sqliteDriver, ...azure, ...messengers];
    expect(loaded.filter((name) => others.includes(name))).toEqual([]);
  });

  it('Azure’s login with it, where an identity logs in', async () => {
    const location = { ...server.newDatabase(), port: 1, encryption: 'strict' } as const;
    const loaded = await loadedFor({ ...location, login: { kind: 'identity', client: undefined } });
    expect(loaded).toEqual(expect.arrayContaining([...mssqlDriver, '@azure/identity']));
    expect(loaded).not.toContain(sqliteDriver);
  });
});

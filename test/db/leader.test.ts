import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLeader } from '../../db/dialects';
import type { MssqlLocation } from '../../db/location';
import { openDatabase } from '../../db/open-database';
import { leaderContract } from '../contract/leader.contract';
import { onSqlServer } from '../support/databases/on-sql-server';
import { newServerDatabase } from '../support/databases/sql-server';
import { startTdsServer, type TdsServer } from '../support/databases/tds/server';

leaderContract('an SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-lead-'));
  return {
    location: { kind: 'sqlite', path: join(folder, 'vissla.db') },
    remove: async () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

onSqlServer('the leader', () => {
  leaderContract('SQL Server', newServerDatabase);
});

const locationOf = (server: TdsServer): MssqlLocation => ({
  kind: 'mssql',
  host: '127.0.0.1',
  port: server.port,
  database: 'master',
  login: { kind: 'password', user: 'vissla', password: 'a password' },
  encryption: 'none',
  trustsAnyCertificate: false,
});

describe('over the wire of SQL Server', () => {
  leaderContract('the wire', async () => {
    const server = await startTdsServer();
    return { location: locationOf(server), remove: () => server.close() };
  });
});

describe('the leader on an SQLite file', () => {
  it('holds no lock that the operator’s commands would meet, and leaves nothing but an empty file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vissla-lead-'));
    const path = join(folder, 'vissla.db');
    const leader = openLeader({ kind: 'sqlite', path });
    expect(existsSync(`${path}-server`)).toBe(false);
    expect(await leader.lead()).toBe(true);
    const database = await openDatabase({ kind: 'sqlite', path });
    await database.installation.create({ deployment: new Uint8Array(16), kind: 'trial' });
    await database.close();
    await leader.resign();
    expect(statSync(`${path}-server`)).toMatchObject({ size: 0 });
    expect(statSync(`${path}-server`).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says with a code when its file cannot be made', async () => {
    const leader = openLeader({ kind: 'sqlite', path: '/dev/null/vissla.db' });
    await expect(leader.lead()).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});

describe('the leader on SQL Server', () => {
  let server: TdsServer;
  beforeEach(async () => {
    server = await startTdsServer();
  });
  afterEach(() => server.close());

  it('stops leading when its connection is lost, and another takes over', async () => {
    const [first, second] = [openLeader(locationOf(server)), openLeader(locationOf(server))];
    expect(await first.lead()).toBe(true);
    server.fail(/^SELECT 1;$/, 'disconnect');
    server.fail(/vissla:lead/, 1222);
    // The connection breaks under the question; the new one does not get the lock.
    await expect(first.lead()).rejects.toMatchObject({ code: 'store_busy' });
    expect(await second.lead()).toBe(true);
    expect(await first.lead()).toBe(false);
    await Promise.all([first.resign(), second.resign()]);
  });

  it('says so while the server is away, and leads again when it is back', async () => {
    const leader = openLeader(locationOf(server));
    expect(await leader.lead()).toBe(true);
    server.fail(/^SELECT 1;$/, 'disconnect');
    server.fail(/LOGIN|BEGIN/, 'disconnect', 3);
    await expect(leader.lead()).rejects.toMatchObject({ name: 'StoreError' });
    let leads = false;
    for (let tries = 0; tries < 20 && !leads; tries++)
      leads = await leader.lead().catch(() => false);
    expect(leads).toBe(true);
    await leader.resign();
    await server.quiet();
  });

  it('leaves no lock behind when its transaction cannot be ended', async () => {
    const [first, second] = [openLeader(locationOf(server)), openLeader(locationOf(server))];
    expect(await first.lead()).toBe(true);
    // The question fails, and so does the end: it leads again, on a connection of its own.
    server.fail(/^SELECT 1;$/, 50_000);
    server.fail(/ROLLBACK/, 50_000);
    expect(await first.lead()).toBe(true);
    expect(await second.lead()).toBe(false);
    await Promise.all([first.resign(), second.resign()]);
    await server.quiet();
  });
});

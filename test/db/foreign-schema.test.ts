import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inspectDatabase } from '../../db/inspect-database';
import { mssqlSource } from '../../db/mssql/source';
import { migrateDatabase, openDatabase } from '../../db/open-database';
import { startTdsServer } from '../support/databases/tds/server';

/** Writes into the statement that made a table, as SQLite lets a writer do. */
const rewrite = (table: string, from: string, to: string): string =>
  `PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, '${from}', '${to}')
   WHERE name = '${table}'; PRAGMA writable_schema = RESET;`;

const planted: Readonly<Record<string, string>> = {
  'table hoard': 'CREATE TABLE hoard (at, seen)',
  'trigger clock': 'CREATE TRIGGER clock AFTER UPDATE ON pool BEGIN SELECT 1; END',
  'trigger keeper': 'CREATE TRIGGER keeper BEFORE DELETE ON pool_key BEGIN SELECT 1; END',
  'view mirror': 'CREATE VIEW mirror AS SELECT * FROM thread',
  'index fast': 'CREATE INDEX fast ON message (envelope)',
  'table thread': 'ALTER TABLE thread ADD COLUMN seen TEXT',
  'table message': rewrite('message', '"envelope" blob', '"envelope" blob DEFAULT (julianday())'),
  'index IX_audit_thread':
    'DROP INDEX IX_audit_thread; CREATE INDEX IX_audit_thread ON audit (day)',
  'table a?b?c': `CREATE TABLE "a\u001bb\nc" (x)`,
};

describe('a database file in which somebody has made', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vissla-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(planted))(
    '%s is not opened, and that is named',
    async (name, statement) => {
      const location = { kind: 'sqlite', path: join(folder, 'vissla.db') } as const;
      await (await openDatabase(location)).close();
      const file = new Sqlite(location.path);
      file.unsafeMode();
      file.exec(statement);
      file.close();
      const refused = { code: 'store_schema', names: name };
      await expect(openDatabase(location)).rejects.toMatchObject(refused);
      await expect(openDatabase(location, 'refused')).rejects.toMatchObject(refused);
      await expect(migrateDatabase(location)).rejects.toMatchObject(refused);
      expect(await inspectDatabase(location, (seen) => seen.foreign())).toEqual([name]);
    },
  );

  it('something while it runs says so from then on', async () => {
    const path = join(folder, 'vissla.db');
    const database = await openDatabase({ kind: 'sqlite', path });
    await database.requireOwnSchema();
    const file = new Sqlite(path);
    file.exec('CREATE TRIGGER clock AFTER UPDATE ON pool BEGIN SELECT 1; END');
    file.close();
    await expect(database.requireOwnSchema()).rejects.toMatchObject({ code: 'store_schema' });
    await database.close();
  });
});

it('a database of SQL Server with a trigger, a table, a view, a column or a default is not opened', async () => {
  const server = await startTdsServer();
  const location = server.newDatabase();
  await (await openDatabase(location)).close();
  const source = await mssqlSource(location).initialize();
  const ids = 'SELECT id FROM thread';
  const drops = (table: string) => `ALTER TABLE ${table} DROP COLUMN`;
  const trigger = 'CREATE TRIGGER clock AFTER UPDATE ON pool';
  for (const [name, plant, uproot] of [
    ['table hoard, column hoard.seen', 'CREATE TABLE hoard (seen int)', 'DROP TABLE hoard'],
    ['view mirror, column mirror.id', `CREATE VIEW mirror AS ${ids}`, 'DROP VIEW mirror'],
    ['column thread.seen', 'ALTER TABLE thread ADD seen int', `${drops('thread')} seen`],
    ['column notice.hour', 'ALTER TABLE notice ADD hour int', `${drops('notice')} hour`],
    ['trigger clock', `${trigger} BEGIN SELECT 2; END`, 'DROP TRIGGER clock'],
  ] as const) {
    await source.query(plant);
    const refused = { code: 'store_schema', names: name };
    await expect(openDatabase(location)).rejects.toMatchObject(refused);
    await source.query(uproot);
  }
  await (await openDatabase(location)).close();
  await source.destroy();
  await server.close();
});

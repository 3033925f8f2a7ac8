import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import type { AuditEntry } from '../../bot/domain/audit';
import { verifyAudit } from '../../bot/people/verify-audit';
import { type Database, openDatabase } from '../../db/open-database';
import { testChain } from '../support/databases/audit-chain';
import { openTemporaryDatabase } from '../support/databases/open-database';
import { startTdsServer } from '../support/databases/tds/server';
import { day, passRows, sampleRows } from './sample-rows';

const rows = sampleRows('audit chain');
const entry = (): AuditEntry => ({
  id: rows.id(),
  day: day('2026-11-24'),
  event: 'thread_opened',
  member: rows.id(),
});

/** The ids in the order of their places, once the whole chain was found right. */
async function chained({ auditTrail }: Database): Promise<readonly (string | undefined)[]> {
  const proof = await verifyAudit(auditTrail, testChain);
  expect(proof).toMatchObject({ fault: undefined, outside: 0 });
  return (await auditTrail.after(0, 1_000_000)).map(({ entry: there }) => there?.id);
}

it('two processes write one chain, also when one of them is killed in the middle', async () => {
  const { path, database, remove } = await openTemporaryDatabase();
  const other = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'audit-writer.ts'), path],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const durable: string[] = [];
  const lines = createInterface(other.stdout);
  const enough = new Promise<void>((resolve) => {
    lines.on('line', (id) => {
      if (durable.push(id) === 25) resolve();
    });
  });
  // Until the other one has come up, nobody writes beside it.
  await once(lines, 'line');
  const own: AuditEntry[] = [];
  let isEnough = false;
  void enough.then(() => {
    isEnough = true;
  });
  while (!isEnough) {
    own.push(entry());
    await database.staff.audit(own.at(-1)!);
    // The event loop must turn for the other's lines to be heard.
    await new Promise((resolve) => setImmediate(resolve));
  }
  other.kill('SIGKILL');
  // What it said before it was killed may still lie in the pipe.
  await Promise.all([once(other, 'close'), once(lines, 'close')]);
  own.push(entry());
  await database.staff.audit(own.at(-1)!);
  const ids = await chained(database);
  expect(ids.filter((id) => own.some((one) => one.id === id))).toEqual(own.map(({ id }) => id));
  expect(ids).toEqual(expect.arrayContaining(durable));
  // What was durable and not heard of is one at most.
  expect(ids.length - own.length - durable.length).toBeLessThanOrEqual(1);
  await remove();
});

it('two servers write one chain over the wire of SQL Server', async () => {
  const server = await startTdsServer();
  const location = server.newDatabase();
  const servers = [await openDatabase(location), await openDatabase(location)] as const;
  for (const { auditTrail } of servers) auditTrail.use(testChain);
  const written = Array.from({ length: 24 }, entry);
  await Promise.all(written.map((one, n) => servers[n % 2 === 0 ? 0 : 1].staff.audit(one)));
  const ids = await chained(servers[0]);
  expect([...ids].sort()).toEqual(written.map(({ id }) => id).sort());
  for (const one of servers) await one.close();
  await server.close();
});

it('a row that somebody put at the far end stops what is written, says so, and is found', async () => {
  const { path, database, remove } = await openTemporaryDatabase();
  await database.staff.audit(entry());
  const file = new Sqlite(path);
  file.exec(
    `INSERT INTO "audit_link" SELECT x'ffffffffffffffff', NULL, "hash", "link", NULL FROM "audit_link"`,
  );
  await expect(database.staff.audit(entry())).rejects.toMatchObject({ code: 'store_length' });
  const { fault } = await verifyAudit(database.auditTrail, testChain);
  expect(fault).toEqual({ kind: 'place', place: 2 });
  file.exec(`DELETE FROM "audit_link" WHERE "entry" IS NULL`);
  file.close();
  await database.staff.audit(entry());
  expect(await chained(database)).toHaveLength(2);
  await remove();
});

describe('an entry that a thread does not own is never marked as erased with it, where somebody', () => {
  const hex = (id: string): Buffer => Buffer.from(id, 'hex');
  /** What a writer does before the thread goes, and what he puts back afterwards. */
  interface Attack {
    readonly before: (file: Sqlite.Database, gone: Buffer, victim: AuditEntry) => void;
    readonly after?: (file: Sqlite.Database, victim: AuditEntry) => void;
  }
  const attacks: Readonly<Record<string, Attack>> = {
    'puts entries under the thread': {
      before: (file, gone, { thread }) =>
        void file.prepare('UPDATE audit SET thread = ? WHERE thread = ?').run(gone, hex(thread!)),
    },
    'forges a move from the other thread': {
      before: (file, gone, { thread }) =>
        void file
          .prepare(`INSERT INTO audit VALUES (?, '2026-11-24', 'thread_moved', ?, ?, ?)`)
          .run(Buffer.alloc(16, 1), gone, gone, hex(thread!)),
    },
    'forges a move in the place of a true entry': {
      before: (file, gone, { thread }) =>
        void file
          .prepare(`UPDATE audit SET event = 'thread_moved', subject = ? WHERE thread = ?`)
          .run(hex(thread!), gone),
    },
    "gives the place the hash of the thread's own entry meanwhile": {
      before: (file, gone) => {
        file.exec(
          'CREATE TEMP TABLE kept AS SELECT place, hash FROM audit_link ORDER BY place LIMIT 1',
        );
        file
          .prepare(
            `UPDATE audit_link SET (entry, hash) = (SELECT l.entry, l.hash FROM audit_link l
              JOIN audit a ON a.id = l.entry WHERE a.thread = ?) WHERE place = (SELECT place FROM kept)`,
          )
          .run(gone);
      },
      after: (file, victim) => {
        file.exec(
          'UPDATE audit_link SET hash = (SELECT hash FROM kept) WHERE place = (SELECT place FROM kept)',
        );
        file.prepare('DELETE FROM audit WHERE id = ?').run(hex(victim.id));
      },
    },
  };

  it.each(Object.entries(attacks))('%s', async (_, { before, after }) => {
    const { path, database, remove } = await openTemporaryDatabase();
    const [gone, stays] = [rows.thread(), rows.thread()];
    await passRows(database.pool, { threads: [gone, stays] });
    const victim = { ...entry(), thread: stays.id };
    await database.staff.audit(victim);
    await database.staff.audit({ ...entry(), thread: gone.id });
    const file = new Sqlite(path);
    before(file, hex(gone.id), victim);
    await database.threads.remove(gone.id, []);
    after?.(file, victim);
    file.close();
    const [first] = await database.auditTrail.after(0, 1);
    expect(first?.erased).toBeUndefined();
    const { fault, outside } = await verifyAudit(database.auditTrail, testChain);
    expect(fault !== undefined || outside > 0).toBe(true);
    await remove();
  });
});

it('nothing is written before there is a chain', async () => {
  const { path, remove } = await openTemporaryDatabase();
  const database = await openDatabase({ kind: 'sqlite', path });
  await expect(database.staff.audit(entry())).rejects.toMatchObject({ code: 'store_unchained' });
  expect(await database.auditTrail.countOutside()).toBe(0);
  await database.close();
  await remove();
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { catalogueOf, counts, endless } from './catalogue';
import type { Statement, Value } from './wire';

/** What a statement gives. */
interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly affected: number;
}

/** A refusal with SQL Server's number. */
export class EngineError extends Error {
  readonly number: number;
  constructor(number: number) {
    super('refused');
    this.number = number;
  }
}

const numbers: Readonly<Record<string, number>> = {
  SQLITE_CONSTRAINT_UNIQUE: 2627,
  SQLITE_CONSTRAINT_PRIMARYKEY: 2627,
  SQLITE_CONSTRAINT_FOREIGNKEY: 547,
  SQLITE_CONSTRAINT_NOTNULL: 515,
  SQLITE_BUSY: 1222,
};

/** Databases by name, each in an SQLite file. */
export interface Engine {
  /** An empty one. */
  create(database: string): void;
  connect(database: string): Session;
  /**
   * Undoes the transactions that hold a lock, and tells nobody: their connections stay. SQL Server refuses
   * what then comes on them; here it is done.
   */
  takeOver(lock: string): number;
  /** Takes every row out of a database, but what says which tables there are. */
  empty(database: string): void;
  /** Copies a database that nobody has open. Gives what puts the copy back. */
  backUp(database: string): () => void;
  close(): void;
}

/** One connection's view of one database. */
export interface Session {
  begin(): void;
  end(how: 'commit' | 'rollback'): void;
  /** Undoes the transaction if it holds a lock. */
  lose(lock: string): boolean;
  run(statement: Statement): Promise<Answer>;
  close(): void;
}

/**
 * Runs the statements that TypeORM writes for SQL Server on SQLite, as far as they are plain SQL. It knows
 * the locks by name (every mode shuts out every other) and compares text without case, and nothing else that
 * is SQL Server's own.
 */
export function createEngine(): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'vissla-tds-'));
  const names = new Set(['master']);
  const locks = new Map<string, Promise<void>>();
  const wanted = new Map<string, number>();
  const sessions = new Set<Session>();
  const fileOf = (name: string): string => join(folder, `${name}.db`);
  return {
    create: (database) => {
      names.add(database);
    },
    connect: (database) => {
      if (!names.has(database)) throw new EngineError(4060);
      const opened = session(
        fileOf(database),
        database,
        names,
        (name) => {
          rmSync(fileOf(name), { force: true });
        },
        locks,
        wanted,
      );
      sessions.add(opened);
      return opened;
    },
    takeOver: (lock) => [...sessions].filter((one) => one.lose(lock)).length,
    empty: (database) => {
      const sqlite = new Sqlite(fileOf(database));
      sqlite.pragma('foreign_keys = OFF');
      const named = `SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migration'`;
      const tables = sqlite.prepare<[], string>(named).pluck().all();
      sqlite.exec(tables.map((table) => `DELETE FROM "${table}";`).join(''));
      sqlite.close();
    },
    backUp: (database) => {
      const copy = readFileSync(fileOf(database));
      return () => {
        for (const end of ['-wal', '-shm']) rmSync(`${fileOf(database)}${end}`, { force: true });
        writeFileSync(fileOf(database), copy);
      };
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const nothing: Answer = { columns: [], rows: [], affected: 0 };
const one = (column: string, value: Value): Answer => ({
  columns: [column],
  rows: [[value]],
  affected: 1,
});

function session(
  file: string,
  database: string,
  names: Set<string>,
  remove: (name: string) => void,
  locks: Map<string, Promise<void>>,
  /** How many hold a lock or wait for it. */
  wanted: Map<string, number>,
): Session {
  const sqlite = new Sqlite(file, { timeout: 0 });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('foreign_keys = ON');
  let transaction:
    | {
        begun: boolean;
        holder?: Value;
        readonly held: { readonly name: string; readonly pass: () => void }[];
      }
    | undefined;

  const lock = async (name: string, milliseconds: number): Promise<Answer> => {
    const key = `${database} ${name}`;
    const before = locks.get(key) ?? Promise.resolve();
    if (milliseconds === 0 && (wanted.get(key) ?? 0) > 0) return one('lock', -1);
    wanted.set(key, (wanted.get(key) ?? 0) + 1);
    let pass = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      pass = () => {
        wanted.set(key, (wanted.get(key) ?? 0) - 1);
        resolve();
      };
    });
    locks.set(
      key,
      before.then(() => held),
    );
    const mine = transaction;
    const late = new AbortController();
    const isGiven = await Promise.race([
      before.then(() => true),
      wait(milliseconds, false, { signal: late.signal }).catch(() => true),
    ]);
    late.abort();
    if (!isGiven) {
      void before.then(pass);
      return one('lock', -1);
    }
    if (mine === undefined || mine !== transaction) pass();
    else mine.held.push({ name, pass });
    return one('lock', 0);
  };
  const close = (how: 'COMMIT' | 'ROLLBACK'): void => {
    if (transaction?.begun === true) sqlite.exec(how);
    for (const { pass } of transaction?.held ?? []) pass();
    transaction = undefined;
  };
  const write = async (): Promise<void> => {
    if (transaction?.begun !== false) return;
    await beginWriting(sqlite);
    transaction.begun = true;
    const { holder } = transaction;
    if (holder !== undefined)
      execute(sqlite, `INSERT OR REPLACE INTO "write_lock" VALUES ('write', @0)`, { 0: holder });
  };

  return {
    begin: () => {
      transaction = { begun: false, held: [] };
    },
    end: (how) => {
      // As SQL Server says that no transaction is open.
      if (transaction === undefined) throw new EngineError(how === 'commit' ? 3902 : 3903);
      close(how === 'commit' ? 'COMMIT' : 'ROLLBACK');
    },
    lose: (lock) => {
      if (!(transaction?.held ?? []).some(({ name }) => name === lock)) return false;
      close('ROLLBACK');
      return true;
    },
    run: async ({ text, parameters }) => {
      if (/^\s*set /i.test(text) || /^SELECT 1;$/.test(text)) return nothing;
      const [, named, most] =
        /sp_getapplock @Resource = N'([\w:]+)'.+@LockTimeout = (\d+);/.exec(text) ?? [];
      if (named !== undefined) {
        const given = await lock(named, Number(most));
        // Written with the first statement: a file has one writer, and SQL Server locks this row alone.
        if (given.rows[0]?.[0] === 0 && transaction !== undefined && text.includes('"write_lock"'))
          transaction.holder = parameters['0'] ?? null;
        return given;
      }
      const [, verb, other] = /^(CREATE|DROP) DATABASE "(\w+)"/.exec(text) ?? [];
      if (other !== undefined) {
        if (verb === 'CREATE') names.add(other);
        else {
          names.delete(other);
          remove(other);
        }
        return nothing;
      }
      if (text.includes('FROM sys.databases')) {
        return { columns: ['name'], rows: [...names].map((name) => [name]), affected: names.size };
      }
      if (text.includes('HAS_PERMS_BY_NAME')) return one('may', 1);
      if (text.includes('DB_NAME()')) return one('db_name', database);
      if (text.includes('SCHEMA_NAME()')) return one('schema_name', 'dbo');
      if (/INFORMATION_SCHEMA|\bsys\./.test(text)) {
        return execute(catalogueOf(sqlite), text.replaceAll(`"${database}".`, ''), parameters);
      }
      if (text.includes('@@VERSION')) return one('version', 'No SQL Server');
      await write();
      return execute(sqlite, translate(text), parameters);
    },
    close: () => {
      close('ROLLBACK');
      sqlite.close();
    },
  };
}

/** Waits without standing still, since the connection that holds the file is served by this same process. */
async function beginWriting(sqlite: Sqlite.Database): Promise<void> {
  for (let left = 2000; ; left--) {
    try {
      sqlite.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (left === 0) throw new EngineError(1222);
      if (codeOf(error) !== 'SQLITE_BUSY') throw error;
      await wait(5);
    }
  }
}

function translate(text: string): string {
  return text
    .replace(/"\w+"\.("\w*")?\.(?=")/g, '')
    .replace(/^IF OBJECT_ID\(N'(\w+)', N'U'\) IS NULL CREATE TABLE/, 'CREATE TABLE IF NOT EXISTS')
    .replace(/AS \("timestamp"\) PERSISTED/, 'bigint AS ("timestamp") VIRTUAL')
    .replace(/IDENTITY\(1, 1\)/, counts)
    .replace(/(?<=char|binary)\(max\)/gi, `(${endless})`)
    .replace(/(CREATE TABLE[^]*)/, (table) =>
      table.replace(/(n?(?:var)?char\(\d+\))/g, '$1 COLLATE NOCASE'),
    )
    .replace(/(?<=[(,] ?)DEFAULT(?=[,)])/g, 'NULL')
    .replace(/ORDER BY \(SELECT NULL\)/g, '')
    .replace(/OFFSET (\d+) ROWS FETCH NEXT (\d+) ROWS ONLY/g, 'LIMIT $2 OFFSET $1');
}

function execute(
  sqlite: Sqlite.Database,
  sql: string,
  parameters: Readonly<Record<string, Value>>,
): Answer {
  try {
    const prepared = sqlite.prepare(sql);
    if (!prepared.reader) return { ...nothing, affected: prepared.run(parameters).changes };
    const columns = prepared.columns().map(({ name }) => name);
    const rows = prepared.raw().all(parameters) as Value[][];
    return { columns, rows, affected: rows.length };
  } catch (error) {
    const code = codeOf(error);
    if (numbers[code] === undefined) process.stderr.write(`not spoken: ${sql}\n${String(error)}\n`);
    throw new EngineError(numbers[code] ?? 50_000);
  }
}

/** No `instanceof`: the native module keeps the errors of whichever test loaded it first. */
function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? '';
}

import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { databaseUrl } from '../../../bot/settings/database-url';
import type { MssqlLocation } from '../../../db/location';
import { mssqlOptions } from '../../../db/mssql/source';

/** A database on the server of `MSSQL_URL` that a test has to itself. */
export interface ServerDatabase {
  readonly location: MssqlLocation;
  /** Gives it back; the next test of this worker gets it, emptied. */
  readonly giveBack: () => void;
}

/** Whether there is a SQL Server to run against. */
export const isServerSet = (process.env.MSSQL_URL ?? '') !== '';

/** Where the server is; the database in its address is only where its commands are sent from. */
function serverLocation(): MssqlLocation {
  const url = new URL(process.env.MSSQL_URL ?? '');
  if (url.pathname.length < 2) url.pathname = '/master';
  const read = databaseUrl(url.href);
  if ('problem' in read) throw new Error(`MSSQL_URL ${read.problem}`);
  if (read.value.kind !== 'mssql') throw new Error('MSSQL_URL must begin with mssql://');
  return read.value;
}

/** All databases that one run of the tests makes begin like this; `end-run.ts` drops them. */
const databasePrefix = (): string => `vissla_test_${process.env.VISSLATEST_RUN ?? 'alone'}_`;

/** Which of this worker's databases are in use, by their number. */
const inUse = new Set<number>();

/** An empty database of this worker; made when there is none, of the first number that is free. */
export async function takeServerDatabase(): Promise<ServerDatabase> {
  let number = 1;
  while (inUse.has(number)) number++;
  inUse.add(number);
  const name = `${databasePrefix()}${process.env.JEST_WORKER_ID ?? '0'}_${number}`;
  const location = { ...serverLocation(), database: name };
  if ((await databasesOf(databasePrefix())).includes(name)) await empty(location);
  else await command(`CREATE DATABASE "${name}"`);
  return { location, giveBack: () => inUse.delete(number) };
}

/** A new database without tables. */
export async function newServerDatabase(): Promise<{
  readonly location: MssqlLocation;
  readonly remove: () => Promise<void>;
}> {
  const worker = process.env.JEST_WORKER_ID ?? '0';
  const name = `${databasePrefix()}${worker}_new_${randomBytes(8).toString('hex')}`;
  await command(`CREATE DATABASE "${name}"`);
  return {
    location: { ...serverLocation(), database: name },
    remove: () => drop(name),
  };
}

/** Drops everything that this run has made; gives the number of databases. */
export async function dropServerDatabases(): Promise<number> {
  const names = await databasesOf(databasePrefix());
  for (const name of names) await drop(name);
  return names.length;
}

/** Deletes all rows but those of the migrations, in the order that the foreign keys allow. */
async function empty(location: MssqlLocation): Promise<void> {
  await asAdministrator(location, async (source) => {
    const tables = await source.query<{ name: string }[]>(
      `SELECT TABLE_NAME AS "name" FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE'`,
    );
    let left = tables.map(({ name }) => name).filter((name) => name !== 'migration');
    for (let round = 0; left.length > 0; round++) {
      const failed: string[] = [];
      for (const name of left) {
        await source.query(`DELETE FROM "${name}"`).catch((error: unknown) => {
          if (round > 3) throw error;
          failed.push(name);
        });
      }
      left = failed;
    }
  });
}

async function databasesOf(prefix: string): Promise<string[]> {
  return asAdministrator(serverLocation(), async (source) => {
    const rows = await source.query<{ name: string }[]>('SELECT "name" FROM sys.databases');
    return rows.map(({ name }) => name).filter((name) => name.startsWith(prefix));
  });
}

/** A server may still be busy with connections that were closed a moment ago. */
async function drop(name: string): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      await command(`DROP DATABASE "${name}"`);
      return;
    } catch (error) {
      if (left === 0) throw error;
      await wait(250);
    }
  }
}

async function command(statement: string): Promise<void> {
  await asAdministrator(serverLocation(), (source) => source.query(statement));
}

async function asAdministrator<T>(
  location: MssqlLocation,
  work: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = new DataSource({
    ...mssqlOptions(location, 'upkeep'),
    entities: [],
    migrations: [],
  });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

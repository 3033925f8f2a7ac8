import { accessSync, constants } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { codeOf } from '../../bot/domain/error-code';
import type { BringUp, Dialect, Presence } from '../dialect';
import { fromDriver } from '../driver-errors';
import type { SqliteLocation, Weakness } from '../location';
import { opening } from '../opening';
import type { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import { sqliteLeader } from './leader';
import { prepareFile, sqliteReader, sqliteSource } from './source';
import { createMigrationTable, readJournalMode, readSchema } from './statements';
import { aloneInFile } from './transaction';
import { sqliteUnits } from './units';

export const sqlite: Dialect<SqliteLocation> = {
  createMigrationTable,
  warnings: () => [],
  weaknesses,
  foreign,
  refuseBlind: () => Promise.resolve(),
  presence,
  explain,
  reader: ({ path }) => sqliteReader(path),
  open,
  leader: ({ path }) => sqliteLeader(path),
  startAlone: (_, work) => work(),
  migrateAlone: aloneInFile,
  keepWritersOut: () => Promise.resolve(),
};

async function weaknesses(source: DataSource): Promise<readonly Weakness[]> {
  const [mode] = await source.query<{ journal_mode: string }[]>(readJournalMode);
  return mode?.journal_mode === 'wal' ? [] : ['journal_mode'];
}

/** A table, index, trigger or view, by kind and name, with the statement that made it. */
interface Made {
  readonly name: string;
  readonly sql: string | null;
}

let own: Promise<ReadonlyMap<string, string | null>> | undefined;

/** Compares statements, so that an added column or default shows, too. */
async function foreign(manager: EntityManager): Promise<readonly string[]> {
  own ??= readOwnSchema();
  const ours = await own;
  const there = await manager.query<Made[]>(readSchema);
  return there.filter(({ name, sql }) => ours.get(name) !== sql).map(({ name }) => name);
}

/** Runs the migrations on an empty database in memory. */
async function readOwnSchema(): Promise<ReadonlyMap<string, string | null>> {
  const source = await sqliteSource(':memory:').initialize();
  await source.query(createMigrationTable);
  await source.runMigrations({ transaction: 'none' });
  const made = await source.query<Made[]>(readSchema);
  await source.destroy();
  return new Map(made.map(({ name, sql }) => [name, sql]));
}

/** Only a file that the system calls missing is none. An empty file counts if its log holds something. */
async function presence({ path }: SqliteLocation): Promise<Presence> {
  const size = await sizeOf(path);
  if (size === undefined) return 'none';
  return size > 0 || ((await sizeOf(`${path}-wal`)) ?? 0) > 0 ? 'there' : 'unfinished';
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw fromDriver(error);
  }
}

/** Tells a full disk from a forbidden folder by asking the system about the folder. */
function explain({ path }: SqliteLocation, error: StoreError): StoreError {
  if (error.code !== 'store_full') return error;
  try {
    accessSync(dirname(path), constants.W_OK);
    return error;
  } catch (why) {
    return fromDriver(why);
  }
}

async function open(location: SqliteLocation, bringUp: BringUp): Promise<UnitOfWork> {
  const { path } = location;
  const source = sqliteSource(path);
  const steps = async (): Promise<void> => {
    prepareFile(path);
    await source.initialize();
    await bringUp(source);
  };
  await opening(source, steps, (error) => explain(location, error));
  const units = sqliteUnits(source);
  // A process that was killed after a pass may have left the old rows in the log.
  await units.wipe();
  return units;
}

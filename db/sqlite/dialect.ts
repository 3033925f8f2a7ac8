import { accessSync, constants } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { codeOf } from '../../bot/domain/error-code';
import type { BringUp, Dialect, Presence } from '../dialect';
import { fromDriver } from '../driver-errors';
import type { SqliteLocation, Weakness } from '../location';
import { opening } from '../opening';
import type { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import { sqliteColumns } from './columns';
import { sqliteLeader } from './leader';
import { prepareFile, sqliteReader, sqliteSource } from './source';
import { createMigrationTable, readJournalMode } from './statements';
import { aloneInFile } from './transaction';
import { sqliteUnits } from './units';

/** A file that one process serves. */
export const sqlite: Dialect<SqliteLocation> = {
  columns: sqliteColumns,
  createMigrationTable,
  warnings: () => [],
  weaknesses,
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

/**
 * Where this account may not look nobody knows what is there: only what the system calls missing is. A file
 * without a byte is no database yet, unless its log holds one.
 */
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

/** What the system says of the file's folder tells the two apart. */
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
  // A process that was killed between a release and the emptying of the log left the old rows there.
  await units.wipe();
  return units;
}

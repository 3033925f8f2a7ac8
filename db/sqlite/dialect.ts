import { stat } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { codeOf } from '../../bot/domain/error-code';
import type { BringUp, Dialect, Presence } from '../dialect';
import { fromDriver } from '../driver-errors';
import type { SqliteLocation, Weakness } from '../location';
import { opening } from '../opening';
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

async function open({ path }: SqliteLocation, bringUp: BringUp): Promise<UnitOfWork> {
  const source = sqliteSource(path);
  await opening(source, async () => {
    prepareFile(path);
    await source.initialize();
    await bringUp(source);
  });
  const units = sqliteUnits(source);
  // A process that was killed between a release and the emptying of the log left the old rows there.
  await units.wipe();
  return units;
}

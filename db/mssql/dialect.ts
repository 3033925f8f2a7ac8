import type { EntityManager } from 'typeorm';
import type { BringUp, Dialect, Presence } from '../dialect';
import type { DatabaseWarning, MssqlLocation } from '../location';
import { migrationTable } from '../migrations/all';
import { opening } from '../opening';
import { bindTables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import { mssqlLeader } from './leader';
import { mssqlSource } from './source';
import { createMigrationTable, readRight, readSchema } from './statements';
import { inTransaction, type Lock, takeLockByName } from './transaction';
import { mssqlUnits } from './units';

/** A migration waits so long for another process's migration, or for its writes. */
const milliseconds = 300_000;
const migrating: Lock = { name: 'vissla:migrate', milliseconds };
const writing: Lock = { name: 'vissla:write', milliseconds };
/** A start waits longer than a migration, for another process's start waits for that. */
const starting: Lock = { name: 'vissla:start', milliseconds: 360_000 };

export const mssql: Dialect<MssqlLocation> = {
  createMigrationTable,
  warnings,
  weaknesses: () => Promise.resolve([]),
  foreign,
  refuseBlind,
  presence,
  explain: (_, error) => error,
  reader: (location) => mssqlSource(location, 'upkeep'),
  open,
  leader: mssqlLeader,
  startAlone,
  migrateAlone: (source, work) => inTransaction(source, migrating, work),
  keepWritersOut: (runner) => takeLockByName(runner, writing),
};

function warnings({ encryption, trustsAnyCertificate }: MssqlLocation): readonly DatabaseWarning[] {
  if (encryption === 'strict') return [];
  if (encryption === 'none') return ['database_plaintext'];
  return trustsAnyCertificate
    ? ['database_tls_negotiated', 'database_certificate_unchecked']
    : ['database_tls_negotiated'];
}

/** Compares tables, views and columns with the entities. A login may not see every trigger. */
async function foreign(manager: EntityManager): Promise<readonly string[]> {
  const ours = manager.dataSource.entityMetadatas.flatMap(({ tableName, columns }) => [
    `table ${tableName}`,
    ...columns.map(({ databaseName }) => `column ${tableName}.${databaseName}`),
  ]);
  const there: { readonly name: string }[] = [];
  for (const statement of readSchema(migrationTable))
    there.push(...(await manager.query<{ name: string }[]>(statement)));
  return there.map(({ name }) => name).filter((name) => !ours.includes(name));
}

async function refuseBlind(manager: EntityManager): Promise<void> {
  const [row] = await manager.query<{ may: number | null }[]>(readRight);
  if (row?.may === 0) throw new StoreError('store_login');
}

/** An empty database is no installation: the operator makes it before the first start. */
async function presence(location: MssqlLocation): Promise<Presence> {
  const source = mssqlSource(location, 'upkeep');
  return opening(source, async () => {
    await source.initialize();
    const runner = source.createQueryRunner();
    const hasTable = await runner.hasTable('installation');
    if (!hasTable) await refuseBlind(runner.manager);
    const isMarked = hasTable && (await bindTables(source.manager).installation.exists());
    await runner.release();
    await source.destroy();
    if (isMarked) return 'there';
    return hasTable ? 'unfinished' : 'none';
  });
}

async function open(location: MssqlLocation, bringUp: BringUp): Promise<UnitOfWork> {
  const upkeep = mssqlSource(location, 'upkeep');
  await opening(upkeep, async () => {
    await upkeep.initialize();
    await bringUp(upkeep);
    await upkeep.destroy();
  });
  const source = mssqlSource(location);
  await opening(source, () => source.initialize());
  return mssqlUnits(source);
}

async function startAlone<T>(location: MssqlLocation, work: () => Promise<T>): Promise<T> {
  const source = mssqlSource(location, 'upkeep');
  await opening(source, () => source.initialize());
  try {
    return await inTransaction(source, starting, work);
  } finally {
    await source.destroy();
  }
}

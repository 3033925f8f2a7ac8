import { FirstTables1796083200001 } from './0001-first-tables';

/** Where TypeORM keeps the names of the migrations that were run. */
export const migrationTable = 'migration';

/** Every migration, in order. The number in a name is its place, as TypeORM wants it, and no time. */
export const migrations = [FirstTables1796083200001];

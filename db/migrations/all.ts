import { FirstTables1796083200001 } from './0001-first-tables';

export const migrationTable = 'migration';

/** Every migration, in order. The number in a name is its place, and no time. */
export const migrations = [FirstTables1796083200001];

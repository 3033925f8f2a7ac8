import { FirstTables1796083200001 } from './0001-first-tables';

/** Every migration, in order. The number at the end of a name is its place, as TypeORM wants it; it says no time. */
export const migrations = [FirstTables1796083200001];

import { join } from 'node:path';
import type { DatabaseLocation } from '../../../db/location';
import { urlOf } from './places';
import { isServerSet, newServerDatabase } from './sql-server';

/** A database that processes are told of by its address, and that a test looks into. */
export interface ProcessDatabase {
  /** As `VISSLA_DATABASE_URL` is set. */
  readonly url: string;
  readonly location: DatabaseLocation;
  readonly remove: () => Promise<void>;
}

/**
 * One database that nobody else has: on SQL Server when `MSSQL_URL` is set, otherwise a file in `folder`.
 * @param on `SQLite` for what is about the file itself
 */
export async function openProcessDatabase(folder: string, on?: 'SQLite'): Promise<ProcessDatabase> {
  if (isServerSet && on === undefined) {
    const { location, remove } = await newServerDatabase();
    return { url: urlOf(location), location, remove };
  }
  const path = join(folder, 'vissla.db');
  return {
    url: `sqlite:${path}`,
    location: { kind: 'sqlite', path },
    remove: () => Promise.resolve(),
  };
}

import type { QueryRunner } from 'typeorm';
import type { ColumnSpec } from '../column-types';

/**
 * Adds a column to a table that may have rows. Empty is NULL in every one of them, for no column has a
 * default: its entity says `nullable: true`. A statement that both databases understand; TypeORM would make
 * the table again on SQLite.
 */
export async function addColumn(
  runner: QueryRunner,
  table: string,
  name: string,
  { type, length }: ColumnSpec,
): Promise<void> {
  const width = length === undefined ? '' : `(${length})`;
  await runner.query(`ALTER TABLE "${table}" ADD "${name}" ${String(type)}${width} NULL`);
}

/** Takes such a column back, with what stands in it. */
export async function dropColumn(runner: QueryRunner, table: string, name: string): Promise<void> {
  await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
}

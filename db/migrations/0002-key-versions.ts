import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { ColumnSpec } from '../column-types';
import { StoreError } from '../store-error';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

const table = 'desk_key';
/** Where the rows are while their table is made again. */
const meanwhile = 'desk_key_meanwhile';
const kept = '"desk", "public_key", "sealed_private_key", "sealed_queue_key"';
const firstLabel = `CASE "desk" WHEN 'hr' THEN 'hr-v1' ELSE 'whistleblowing-v1' END`;

/**
 * A desk may have several versions of its keys: the key of their table is a label that says desk, number and
 * day.
 */
export class KeyVersions1796083200002 implements MigrationInterface {
  readonly name = 'KeyVersions1796083200002';

  async up(runner: QueryRunner): Promise<void> {
    const { desk, rest, label } = columnsOf(runner);
    await setAside(runner);
    await createTable(runner, { name: table, key: ['label', label], columns: { desk, ...rest } });
    await bringBack(runner, `"label", ${kept}`, `${firstLabel}, ${kept}`);
  }

  /** Only while there are first versions alone: the program from before could open no others. */
  async down(runner: QueryRunner): Promise<void> {
    const { desk, rest } = columnsOf(runner);
    const later: unknown = await runner.query(
      `SELECT "label" FROM "${table}" WHERE "label" NOT IN ('hr-v1', 'whistleblowing-v1')`,
    );
    if (!Array.isArray(later) || later.length > 0) throw new StoreError('store_newer');
    await setAside(runner);
    await createTable(runner, { name: table, key: ['desk', desk], columns: rest });
    await bringBack(runner, kept, kept);
  }
}

function columnsOf(runner: QueryRunner): {
  readonly desk: ColumnSpec;
  readonly label: ColumnSpec;
  readonly rest: Readonly<Record<string, ColumnSpec>>;
} {
  const type = typesOf(runner);
  const sealed = type.varbinary(256);
  return {
    desk: type.varchar(16),
    label: type.varchar(32),
    rest: {
      public_key: type.binary(32),
      sealed_private_key: sealed,
      sealed_queue_key: sealed,
    },
  };
}

async function setAside(runner: QueryRunner): Promise<void> {
  const { desk, rest } = columnsOf(runner);
  await createTable(runner, { name: meanwhile, key: ['desk', desk], columns: rest });
  await runner.query(`INSERT INTO "${meanwhile}" (${kept}) SELECT ${kept} FROM "${table}"`);
  await dropTable(runner, table);
}

async function bringBack(runner: QueryRunner, into: string, from: string): Promise<void> {
  await runner.query(`INSERT INTO "${table}" (${into}) SELECT ${from} FROM "${meanwhile}"`);
  await dropTable(runner, meanwhile);
}

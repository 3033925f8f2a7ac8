import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

const table = 'member';
/** Where the rows are while their table is made again. */
const meanwhile = 'member_meanwhile';
const kept = '"id", "desk", "title", "messenger", "tenant", "user_id", "standing"';
const narrow = 3500;
const wide = 4000;

/**
 * A member's row fits on one page of SQL Server: with the address as wide as it was, it might not have been
 * stored at all.
 */
export class MemberAddress1796083200004 implements MigrationInterface {
  readonly name = 'MemberAddress1796083200004';

  /** An address that is cut is none any more; the member's next press at the desk brings the whole one. */
  async up(runner: QueryRunner): Promise<void> {
    await remake(runner, wide, narrow);
  }

  async down(runner: QueryRunner): Promise<void> {
    await remake(runner, narrow, wide);
  }
}

async function remake(runner: QueryRunner, from: number, to: number): Promise<void> {
  await create(runner, meanwhile, from);
  await copy(runner, table, meanwhile, '"address"');
  await dropTable(runner, table);
  await create(runner, table, to);
  await copy(runner, meanwhile, table, `SUBSTRING("address", 1, ${to})`);
  await dropTable(runner, meanwhile);
}

async function copy(
  runner: QueryRunner,
  from: string,
  into: string,
  address: string,
): Promise<void> {
  await runner.query(
    `INSERT INTO "${into}" (${kept}, "address") SELECT ${kept}, ${address} FROM "${from}"`,
  );
}

/** The names of keys and indices hold only for the table itself: they are one to a database. */
async function create(runner: QueryRunner, name: string, address: number): Promise<void> {
  const type = typesOf(runner);
  await createTable(runner, {
    name,
    key: ['id', type.binary(16)],
    columns: {
      desk: type.varchar(16),
      title: type.text(80),
      messenger: type.varchar(8),
      tenant: type.text(64),
      user_id: type.text(128),
      address: type.text(address),
      standing: type.varchar(8),
    },
    ...(name === table
      ? {
          uniques: { UQ_member_person: ['messenger', 'tenant', 'user_id'] },
          indices: { IX_member_desk: ['desk'] },
        }
      : {}),
  });
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** To whom the weekly piece goes, and how far it has come. */
export class Broadcast1796083200011 implements MigrationInterface {
  readonly name = 'Broadcast1796083200011';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    await createTable(runner, {
      name: 'broadcast_recipient',
      key: ['id', type.binary(16)],
      columns: { sealed: type.varbinary(816) },
    });
    await createTable(runner, {
      name: 'broadcast',
      key: ['road', type.varchar(16)],
      columns: {
        piece_day: type.char(10),
        reached: type.binary(4),
        week_key: { ...type.binary(32), nullable: true },
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'broadcast');
    await dropTable(runner, 'broadcast_recipient');
  }
}

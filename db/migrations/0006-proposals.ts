import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** Proposals to close the reports of a day together. */
export class Proposals1796083200006 implements MigrationInterface {
  readonly name = 'Proposals1796083200006';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    const id = type.binary(16);
    await createTable(runner, {
      name: 'proposal',
      key: ['id', id],
      columns: {
        desk: type.varchar(16),
        day: type.char(10),
        revision: id,
        sealed: type.varbinary(1328),
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'proposal');
  }
}

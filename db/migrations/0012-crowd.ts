import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** What is known of how many people use the bot in a window. */
export class Crowd1796083200012 implements MigrationInterface {
  readonly name = 'Crowd1796083200012';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    await createTable(runner, {
      name: 'crowd',
      key: ['label', type.varchar(16)],
      columns: { sealed: type.varbinary(80) },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'crowd');
  }
}

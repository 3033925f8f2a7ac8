import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** What a desk keeps for itself: notes, and copies of what it has sent. Notes of before stay messages. */
export class DeskRecords1796083200010 implements MigrationInterface {
  readonly name = 'DeskRecords1796083200010';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    await createTable(runner, {
      name: 'desk_record',
      key: ['tag', type.binary(16)],
      columns: { envelope: type.varbinary(6448) },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'desk_record');
  }
}

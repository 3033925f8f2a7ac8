import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** Notices that are still to be delivered. */
export class Notices1796083200003 implements MigrationInterface {
  readonly name = 'Notices1796083200003';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    const id = type.binary(16);
    await createTable(runner, {
      name: 'notice',
      key: ['member', id],
      columns: { mark: id, day: type.char(10), leased_until: type.milliseconds },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'notice');
  }
}

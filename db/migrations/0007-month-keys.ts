import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** Which months the vault must have a key of. */
export class MonthKeys1796083200007 implements MigrationInterface {
  readonly name = 'MonthKeys1796083200007';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    await createTable(runner, {
      name: 'month_key',
      key: ['expiry_month', type.char(7)],
      columns: { mark: type.binary(32) },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'month_key');
  }
}

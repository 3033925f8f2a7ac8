import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from './add-column';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/**
 * Who belongs to a desk is sealed as one list, and which versions of the vault's keys count is known. Marks
 * need the vault: the first start writes them.
 */
export class Rosters1796083200005 implements MigrationInterface {
  readonly name = 'Rosters1796083200005';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    await addColumn(runner, 'member', 'mark', type.binary(32));
    await createTable(runner, {
      name: 'roster',
      key: ['desk', type.varchar(16)],
      columns: {
        edition: type.binary(16),
        taken_over_on: { ...type.char(10), nullable: true },
        mark: type.binary(80),
      },
    });
    await createTable(runner, {
      name: 'vault_key',
      key: ['label', type.varchar(32)],
      columns: { known_on: type.char(10), mark: type.binary(32) },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'vault_key');
    await dropTable(runner, 'roster');
    await dropColumn(runner, 'member', 'mark');
  }
}

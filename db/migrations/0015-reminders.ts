import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from './add-column';
import { typesOf } from './types-of';

/** For which day the newest reminder was written, and which notices are one. */
export class Reminders1796083200015 implements MigrationInterface {
  readonly name = 'Reminders1796083200015';

  async up(runner: QueryRunner): Promise<void> {
    const types = typesOf(runner);
    await addColumn(runner, 'installation', 'reminded_on', types.char(10));
    await addColumn(runner, 'notice', 'kind', types.varchar(16));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'installation', 'reminded_on');
    await dropColumn(runner, 'notice', 'kind');
  }
}

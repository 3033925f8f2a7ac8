import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from './add-column';
import { typesOf } from './types-of';

/**
 * From which day on a member sees what is released, and until which day a member is away. Whoever was a
 * member before sees all. Back there, nobody counts of whom one of them was written.
 */
export class Readers1796083200016 implements MigrationInterface {
  readonly name = 'Readers1796083200016';

  async up(runner: QueryRunner): Promise<void> {
    const types = typesOf(runner);
    await addColumn(runner, 'member', 'sees_from', types.char(10));
    await addColumn(runner, 'member', 'away_until', types.char(10));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'member', 'sees_from');
    await dropColumn(runner, 'member', 'away_until');
  }
}

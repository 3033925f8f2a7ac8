import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from './add-column';
import { typesOf } from './types-of';

/** The day at whose hour an epoch ends; an epoch of before ends as soon as something waits. */
export class EpochEnd1796083200008 implements MigrationInterface {
  readonly name = 'EpochEnd1796083200008';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'epoch', 'ends_on', typesOf(runner).char(10));
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumn(runner, 'epoch', 'ends_on');
  }
}

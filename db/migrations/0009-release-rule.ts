import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, dropColumn } from './add-column';
import { typesOf } from './types-of';

/** By which rule the release comes, and which weaker one takes its place from a day on. */
export class ReleaseRule1796083200009 implements MigrationInterface {
  readonly name = 'ReleaseRule1796083200009';

  async up(runner: QueryRunner): Promise<void> {
    const types = typesOf(runner);
    await addColumn(runner, 'installation', 'release', types.varchar(16));
    await addColumn(runner, 'installation', 'weaker', types.varchar(16));
    await addColumn(runner, 'installation', 'weaker_from', types.char(10));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['release', 'weaker', 'weaker_from'])
      await dropColumn(runner, 'installation', column);
  }
}

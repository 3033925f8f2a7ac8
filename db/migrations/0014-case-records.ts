import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** What desks know of their cases beside the messages. A case of before has none until somebody writes it. */
export class CaseRecords1796083200014 implements MigrationInterface {
  readonly name = 'CaseRecords1796083200014';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    const bytes = type.binary(16);
    await createTable(runner, {
      name: 'case_record',
      key: ['tag', bytes],
      columns: {
        revision: bytes,
        diary_mark: bytes,
        diary_thread: bytes,
        envelope: type.varbinary(6448),
      },
      indices: { IX_case_record_diary: ['diary_mark'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'case_record');
  }
}

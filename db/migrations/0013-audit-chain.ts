import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/**
 * The chain of the audit. Entries of before come into it at the first start: no database has the chain's key.
 */
export class AuditChain1796083200013 implements MigrationInterface {
  readonly name = 'AuditChain1796083200013';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    await createTable(runner, {
      name: 'audit_link',
      key: ['place', type.binary(8)],
      columns: {
        entry: { ...type.binary(16), nullable: true },
        hash: type.binary(32),
        link: type.binary(32),
        erased: { ...type.binary(32), nullable: true },
      },
      indices: { IX_audit_link_entry: ['entry'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'audit_link');
  }
}

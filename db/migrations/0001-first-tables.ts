import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTable } from './create-table';
import { typesOf } from './types-of';

/** The first tables. Sizes are written out here, not imported: a migration never changes again. */
export class FirstTables1796083200001 implements MigrationInterface {
  readonly name = 'FirstTables1796083200001';

  async up(runner: QueryRunner): Promise<void> {
    const type = typesOf(runner);
    const id = type.binary(16);
    const hash = type.binary(32);
    const day = type.char(10);
    const desk = type.varchar(16);
    const sealedKey = type.varbinary(256);

    await createTable(runner, {
      name: 'installation',
      key: ['name', type.varchar(16)],
      columns: { deployment: id, kind: type.varchar(16) },
    });
    await createTable(runner, {
      name: 'desk_key',
      key: ['desk', desk],
      columns: { public_key: hash, sealed_private_key: sealedKey, sealed_queue_key: sealedKey },
    });
    await createTable(runner, {
      name: 'thread',
      key: ['id', id],
      columns: {
        reference: type.char(11),
        blind_index: hash,
        desk,
        filed_on: day,
        expiry_month: type.char(7),
        revision: id,
        state: type.varbinary(816),
        keys: type.varbinary(380),
      },
      uniques: {
        UQ_thread_reference: ['reference'],
        UQ_thread_blind_index: ['blind_index'],
      },
      indices: { IX_thread_desk_expiry_month: ['desk', 'expiry_month'] },
    });
    await createTable(runner, {
      name: 'message',
      key: ['tag', id],
      columns: { envelope: type.varbinary(6192) },
    });
    await createTable(runner, {
      name: 'epoch',
      key: ['id', id],
      columns: { public_key: hash, sealed_private_key: sealedKey },
    });
    await createTable(runner, {
      name: 'pool',
      key: ['slot', hash],
      columns: { epoch: id, envelope: type.varbinary(7900) },
      references: { FK_pool_epoch: ['epoch', 'epoch'] },
    });
    await createTable(runner, {
      name: 'draft_key',
      key: ['day', day],
      columns: { sealed_key: sealedKey },
    });
    await createTable(runner, {
      name: 'submission',
      key: ['tag', hash],
      columns: { day },
      indices: { IX_submission_day: ['day'] },
    });
    await createTable(runner, {
      name: 'member',
      key: ['id', id],
      columns: {
        desk,
        title: type.text(80),
        messenger: type.varchar(8),
        tenant: type.text(64),
        user_id: type.text(128),
        address: type.text(4000),
        standing: type.varchar(8),
      },
      uniques: { UQ_member_person: ['messenger', 'tenant', 'user_id'] },
      indices: { IX_member_desk: ['desk'] },
    });
    await createTable(runner, {
      name: 'invitation',
      key: ['locator', type.char(4)],
      columns: {
        secret_hash: hash,
        desk,
        title: type.text(80),
        expires_at: type.milliseconds,
        tries: type.count,
      },
    });
    await createTable(runner, {
      name: 'audit',
      key: ['id', id],
      columns: {
        day,
        event: type.varchar(32),
        member: id,
        thread: { ...id, nullable: true },
        subject: { ...id, nullable: true },
      },
      indices: { IX_audit_thread: ['thread'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const inOrder = [
      'audit',
      'invitation',
      'member',
      'submission',
      'draft_key',
      'pool',
      'epoch',
      'message',
      'thread',
      'desk_key',
      'installation',
    ];
    for (const table of inOrder) await dropTable(runner, table);
  }
}

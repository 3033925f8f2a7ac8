import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { ColumnSpec, ColumnTypes } from '../column-types';
import { createTable, dropTable, type NewTable, typesOf } from './create-table';

/** Sizes are written out here, not imported: a delivered migration never changes. */
export class FirstTables1796083200001 implements MigrationInterface {
  readonly name = 'FirstTables1796083200001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tablesIn(typesOf(runner))) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tablesIn(typesOf(runner)).reverse()) await dropTable(runner, name);
  }
}

function tablesIn(type: ColumnTypes): NewTable[] {
  const id = type.binary(16);
  const hash = type.binary(32);
  const day = type.char(10);
  const month = type.char(7);
  const word = type.varchar(16);
  const label = type.varchar(32);
  const sealedKey = type.varbinary(256);
  const ofImage = { key_name: id, ends_on: day, image: type.varbinary(2 ** 23) };
  const image = { revision: id, ...ofImage };
  return [
    {
      name: 'installation',
      key: ['name', word],
      columns: {
        deployment: id,
        kind: word,
        pass: orNull(word),
        weaker: orNull(word),
        weaker_from: orNull(day),
        reminded_on: orNull(day),
      },
    },
    {
      name: 'desk_key',
      key: ['label', label],
      columns: {
        desk: word,
        public_key: hash,
        sealed_private_key: sealedKey,
        sealed_queue_key: sealedKey,
      },
    },
    { name: 'vault_key', key: ['label', label], columns: { known_on: day, mark: hash } },
    { name: 'month_key', key: ['expiry_month', month], columns: { mark: hash } },
    { name: 'draft_key', key: ['day', day], columns: { sealed_key: sealedKey } },
    {
      name: 'thread',
      key: ['id', id],
      columns: {
        reference: type.char(11),
        blind_index: hash,
        desk: word,
        filed_on: day,
        expiry_month: month,
        revision: id,
        state: type.varbinary(816),
        keys: type.varbinary(396),
      },
      uniques: {
        UQ_thread_reference: ['reference'],
        UQ_thread_blind_index: ['blind_index'],
      },
      indices: { IX_thread_desk_expiry_month: ['desk', 'expiry_month', 'revision'] },
    },
    { name: 'message', key: ['tag', id], columns: { envelope: type.varbinary(6192) } },
    { name: 'desk_record', key: ['tag', id], columns: { envelope: type.varbinary(6448) } },
    {
      name: 'case_record',
      key: ['tag', id],
      columns: {
        revision: id,
        diary_mark: id,
        diary_thread: id,
        envelope: type.varbinary(7728),
      },
      indices: { IX_case_record_diary: ['diary_mark'] },
    },
    {
      name: 'pool',
      key: ['place', type.count],
      columns: { fast_until: type.milliseconds, ...image },
    },
    { name: 'carried', key: ['place', type.count], columns: image },
    {
      name: 'pool_aside',
      key: ['revision', id],
      columns: { origin: word, place: type.count, ...ofImage },
    },
    { name: 'pool_key', key: ['name', id], columns: { role: word, mark: orNull(hash) } },
    {
      name: 'roster',
      key: ['desk', word],
      columns: { revision: id, sealed: type.varbinary(2 ** 17 + 48) },
    },
    {
      name: 'invitation',
      key: ['locator', type.char(8)],
      columns: {
        secret_hash: hash,
        desk: word,
        title: type.text(80),
        expires_at: type.milliseconds,
        tries: type.count,
      },
    },
    {
      name: 'audit',
      key: ['id', id],
      columns: {
        day,
        event: type.varchar(32),
        member: id,
        thread: orNull(id),
        subject: orNull(id),
      },
      indices: { IX_audit_thread: ['thread'] },
    },
    {
      name: 'audit_link',
      key: ['place', type.binary(8)],
      columns: { entry: orNull(id), hash, link: hash, erased: orNull(hash) },
      indices: { IX_audit_link_entry: ['entry'] },
    },
    { name: 'notice', key: ['member', id], columns: { mark: id, day, kind: orNull(word) } },
    { name: 'mailed', key: ['member', id], columns: { mailed_on: day } },
    {
      name: 'proposal',
      key: ['id', id],
      columns: { desk: word, day, revision: id, sealed: type.varbinary(5168) },
    },
    {
      name: 'frozen_year',
      key: ['year', type.char(4)],
      columns: { counted_on: day, figures: type.varbinary(4096) },
    },
    { name: 'write_lock', key: ['lock', word], columns: { holder: id } },
    { name: 'disposed', key: ['month', month], columns: { counts: type.varbinary(4096) } },
  ];
}

function orNull(spec: ColumnSpec) {
  return { ...spec, nullable: true } as const;
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { ColumnTypes } from '../column-types';
import { createTable, dropTable, type NewTable, typesOf } from './create-table';

/** The first tables. Sizes are written out here, not imported: a released migration never changes. */
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
  return [...keyTables(type), ...reportTables(type), ...peopleTables(type), ...otherTables(type)];
}

function keyTables(type: ColumnTypes): NewTable[] {
  const hash = type.binary(32);
  const day = type.char(10);
  const label = type.varchar(32);
  const sealedKey = type.varbinary(256);
  return [
    {
      name: 'installation',
      key: ['name', type.varchar(16)],
      columns: {
        deployment: type.binary(16),
        kind: type.varchar(16),
        release: { ...type.varchar(16), nullable: true },
        weaker: { ...type.varchar(16), nullable: true },
        weaker_from: { ...day, nullable: true },
        reminded_on: { ...day, nullable: true },
      },
    },
    {
      name: 'desk_key',
      key: ['label', label],
      columns: {
        desk: type.varchar(16),
        public_key: hash,
        sealed_private_key: sealedKey,
        sealed_queue_key: sealedKey,
      },
    },
    { name: 'vault_key', key: ['label', label], columns: { known_on: day, mark: hash } },
    { name: 'month_key', key: ['expiry_month', type.char(7)], columns: { mark: hash } },
    { name: 'draft_key', key: ['day', day], columns: { sealed_key: sealedKey } },
  ];
}

function reportTables(type: ColumnTypes): NewTable[] {
  const id = type.binary(16);
  const hash = type.binary(32);
  const day = type.char(10);
  const ofImage = { key_name: id, ends_on: day, image: type.varbinary(2 ** 23) };
  const image = { revision: id, ...ofImage };
  return [
    {
      name: 'thread',
      key: ['id', id],
      columns: {
        reference: type.char(11),
        blind_index: hash,
        desk: type.varchar(16),
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
        envelope: type.varbinary(6448),
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
      columns: { origin: type.varchar(16), place: type.count, ...ofImage },
    },
    {
      name: 'pool_key',
      key: ['name', id],
      columns: { role: type.varchar(16), mark: { ...type.binary(32), nullable: true } },
    },
  ];
}

/** The desks' people. A member's row fits on one page of SQL Server. */
function peopleTables(type: ColumnTypes): NewTable[] {
  const id = type.binary(16);
  const hash = type.binary(32);
  const day = type.char(10);
  const desk = type.varchar(16);
  return [
    {
      name: 'member',
      key: ['id', id],
      columns: {
        desk,
        title: type.text(80),
        messenger: type.varchar(8),
        tenant: type.text(64),
        user_id: type.text(128),
        address: type.text(3500),
        standing: type.varchar(8),
        mark: hash,
        sees_from: { ...day, nullable: true },
        away_until: { ...day, nullable: true },
      },
      uniques: { UQ_member_person: ['messenger', 'tenant', 'user_id'] },
      indices: { IX_member_desk: ['desk'] },
    },
    { name: 'roster', key: ['desk', desk], columns: { edition: id, mark: type.binary(80) } },
    {
      name: 'invitation',
      key: ['locator', type.char(4)],
      columns: {
        secret_hash: hash,
        desk,
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
        thread: { ...id, nullable: true },
        subject: { ...id, nullable: true },
      },
      indices: { IX_audit_thread: ['thread'] },
    },
    {
      name: 'audit_link',
      key: ['place', type.binary(8)],
      columns: {
        entry: { ...id, nullable: true },
        hash,
        link: hash,
        erased: { ...hash, nullable: true },
      },
      indices: { IX_audit_link_entry: ['entry'] },
    },
  ];
}

function otherTables(type: ColumnTypes): NewTable[] {
  const id = type.binary(16);
  const day = type.char(10);
  return [
    {
      name: 'notice',
      key: ['member', id],
      columns: { mark: id, day, kind: { ...type.varchar(16), nullable: true } },
    },
    {
      name: 'proposal',
      key: ['id', id],
      columns: {
        desk: type.varchar(16),
        day,
        revision: id,
        sealed: type.varbinary(2352),
      },
    },
    {
      name: 'broadcast',
      key: ['road', type.varchar(16)],
      columns: { piece_day: day },
    },
  ];
}

import type { EntityManager, EntitySchema, EntitySchemaColumnOptions, Repository } from 'typeorm';
import type { PieceState } from '../../bot/ports/broadcast';
import type { CaseRow } from '../../bot/ports/case-records';
import type { DeskKeyRow } from '../../bot/ports/desk-keys';
import type { DeskRecord } from '../../bot/ports/desk-records';
import type { KnownMonth } from '../../bot/ports/known-months';
import type { KnownVaultKey } from '../../bot/ports/known-vault-keys';
import type { ProposalRow } from '../../bot/ports/proposals';
import type { RosterRow, StaffRow } from '../../bot/ports/staff-store';
import type { ThreadRow } from '../../bot/ports/thread-store';
import type { ColumnTypes } from '../column-types';
import type { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable, type TableDefinition } from './define-table';
import type {
  AsideRow,
  AuditLinkRow,
  AuditRow,
  DraftKeyRow,
  InstallationRow,
  InvitationRow,
  MessageRow,
  NoticeRow,
  StoredImage,
  StoredPoolImage,
  StoredPoolKey,
} from './rows';

const key = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...column,
  primary: true,
});
const orNull = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...column,
  nullable: true,
});

/** Every table. A new one is named here. */
const definitions = {
  installation: defineTable<InstallationRow>('installation', (column) => ({
    name: key(column.code(sizes.kind)),
    deployment: column.bytes(sizes.id),
    kind: column.code(sizes.kind),
    release: orNull(column.code(sizes.policy)),
    weaker: orNull(column.code(sizes.policy)),
    weakerFrom: orNull(column.char(sizes.day)),
    remindedOn: orNull(column.char(sizes.day)),
  })),
  deskKey: defineTable<DeskKeyRow>('desk_key', (column) => ({
    label: key(column.code(sizes.keyLabel)),
    desk: column.code(sizes.desk),
    publicKey: column.bytes(sizes.key),
    sealedPrivateKey: column.sealed(sizes.sealedKey),
    sealedQueueKey: column.sealed(sizes.sealedKey),
  })),
  /** Which versions of the vault's keys count, and since which day they are known here. */
  vaultKey: defineTable<KnownVaultKey>('vault_key', (column) => ({
    label: key(column.code(sizes.keyLabel)),
    knownOn: column.char(sizes.day),
    mark: column.bytes(sizes.hash),
  })),
  /** Which months the vault must have a key of, and which key that is. */
  monthKey: defineTable<KnownMonth>('month_key', (column) => ({
    month: key({ ...column.char(sizes.month), name: 'expiry_month' }),
    mark: column.bytes(sizes.hash),
  })),
  /** A thread: who may read it is sealed inside; clear is what the release, the queue and the expiry need. */
  thread: defineTable<ThreadRow>(
    'thread',
    (column) => ({
      id: key(column.id()),
      reference: column.char(sizes.reference),
      blindIndex: column.bytes(sizes.hash),
      desk: column.code(sizes.desk),
      filedOn: column.char(sizes.day),
      expiry: { ...column.char(sizes.month), name: 'expiry_month' },
      revision: column.id(),
      state: column.sealed(sizes.state),
      keys: column.sealed(sizes.keys),
    }),
    {
      uniques: [
        { name: 'UQ_thread_reference', columns: ['reference'] },
        { name: 'UQ_thread_blind_index', columns: ['blindIndex'] },
      ],
      indices: [{ name: 'IX_thread_desk_expiry_month', columns: ['desk', 'expiry'] }],
    },
  ),
  /** A message: nothing in the row says to which thread it belongs, who wrote it or when. */
  message: defineTable<MessageRow>('message', (column) => ({
    tag: key(column.bytes(sizes.id)),
    envelope: column.sealed(sizes.message),
  })),
  /** What a desk keeps for itself: nothing in the row says of which thread it is, or what. */
  deskRecord: defineTable<DeskRecord>('desk_record', (column) => ({
    tag: key(column.bytes(sizes.id)),
    envelope: column.sealed(sizes.record),
  })),
  /** What a desk knows of a case beside its messages: nothing in the row says of which thread it is. */
  caseRecord: defineTable<CaseRow>(
    'case_record',
    (column) => ({
      tag: key(column.bytes(sizes.id)),
      revision: column.id(),
      diaryMark: column.bytes(sizes.id),
      diaryThread: column.bytes(sizes.id),
      envelope: column.sealed(sizes.case),
    }),
    { indices: [{ name: 'IX_case_record_diary', columns: ['diaryMark'] }] },
  ),
  /** What waits for the next pass: one sealed image in two rows, which each beat writes by turns. */
  pool: defineTable<StoredPoolImage>('pool', (column) => ({
    place: key(column.count()),
    fastUntil: column.milliseconds(),
    ...imageIn(column),
  })),
  /** What waits beyond the next pass, in the same form; passes alone write it. */
  carried: defineTable<StoredImage>('carried', (column) => ({
    place: key(column.count()),
    ...imageIn(column),
  })),
  /** Images that did not open and were to be written over: kept as they are. */
  poolAside: defineTable<AsideRow>('pool_aside', (column) => ({
    ...imageIn(column),
    revision: key(column.id()),
    origin: column.code(sizes.kind),
    place: column.count(),
  })),
  /** The days' keys of images, by their names in the vault. */
  poolKey: defineTable<StoredPoolKey>('pool_key', (column) => ({
    name: key(column.id()),
    role: column.code(sizes.kind),
    mark: orNull(column.bytes(sizes.hash)),
  })),
  draftKey: defineTable<DraftKeyRow>('draft_key', (column) => ({
    day: key(column.char(sizes.day)),
    sealedKey: column.sealed(sizes.sealedKey),
  })),
  /** The desks' own people: the only table that knows a person. */
  member: defineTable<StaffRow>(
    'member',
    (column) => ({
      id: key(column.id()),
      desk: column.code(sizes.desk),
      title: column.text(sizes.title),
      messenger: column.code(sizes.messenger),
      tenant: column.text(sizes.tenant),
      user: { ...column.text(sizes.user), name: 'user_id' },
      address: column.text(sizes.address),
      standing: column.code(sizes.standing),
      mark: column.bytes(sizes.hash),
      seesFrom: orNull(column.char(sizes.day)),
      awayUntil: orNull(column.char(sizes.day)),
    }),
    {
      uniques: [{ name: 'UQ_member_person', columns: ['messenger', 'tenant', 'user'] }],
      indices: [{ name: 'IX_member_desk', columns: ['desk'] }],
    },
  ),
  /** What holds a desk's members together: one row a desk. */
  roster: defineTable<RosterRow>('roster', (column) => ({
    desk: key(column.code(sizes.desk)),
    edition: column.id(),
    mark: column.bytes(sizes.rosterMark),
  })),
  invitation: defineTable<InvitationRow>('invitation', (column) => ({
    locator: key(column.char(sizes.locator)),
    secretHash: column.bytes(sizes.hash),
    desk: column.code(sizes.desk),
    title: column.text(sizes.title),
    expiresAt: column.milliseconds(),
    tries: column.count(),
  })),
  /** What the desks' people did. The reporter's side writes nothing here. */
  audit: defineTable<AuditRow>(
    'audit',
    (column) => ({
      id: key(column.id()),
      day: column.char(sizes.day),
      event: column.code(sizes.event),
      member: column.id(),
      thread: orNull(column.id()),
      subject: orNull(column.id()),
    }),
    { indices: [{ name: 'IX_audit_thread', columns: ['thread'] }] },
  ),
  /**
   * The chain of what the desks' people did: the one table with an order, which is that of their deeds.
   * Places stay when what stood there is erased.
   */
  auditLink: defineTable<AuditLinkRow>(
    'audit_link',
    (column) => ({
      place: key(column.place()),
      entry: orNull(column.id()),
      hash: column.bytes(sizes.hash),
      link: column.bytes(sizes.hash),
      erased: orNull(column.bytes(sizes.hash)),
    }),
    { indices: [{ name: 'IX_audit_link_entry', columns: ['entry'] }] },
  ),
  /** Notices that are still to be delivered, one row a member at most. */
  notice: defineTable<NoticeRow>('notice', (column) => ({
    member: key(column.id()),
    mark: column.id(),
    day: column.char(sizes.day),
    kind: orNull(column.code(sizes.kind)),
  })),
  /** Proposals to close reports together. */
  proposal: defineTable<ProposalRow>('proposal', (column) => ({
    id: key(column.id()),
    desk: column.code(sizes.desk),
    day: column.char(sizes.day),
    revision: column.id(),
    sealed: column.sealed(sizes.proposal),
  })),
  /** Which weekly piece was posted last, a row a messenger. */
  broadcast: defineTable<PieceState>('broadcast', (column) => ({
    road: key(column.code(sizes.kind)),
    day: { ...column.char(sizes.day), name: 'piece_day' },
  })),
};

function imageIn(column: ReturnType<typeof columns>) {
  return {
    revision: column.id(),
    key: { ...column.id(), name: 'key_name' },
    endsOn: column.char(sizes.day),
    image: column.sealed(sizes.image),
  };
}

/** Every table, bound to one connection or one transaction. */
export type Tables = {
  readonly [Name in keyof typeof definitions]: (typeof definitions)[Name] extends TableDefinition<
    infer Row extends object
  >
    ? Repository<Row>
    : never;
};

/** All entities, in one database's column types. */
export function entities(types: ColumnTypes): EntitySchema[] {
  return Object.values(definitions).map(({ entity }) => entity(types));
}

/** Binds the tables to an entity manager. */
export function bindTables(manager: EntityManager): Tables {
  return Object.fromEntries(
    Object.entries(definitions).map(([table, { name }]) => [table, manager.getRepository(name)]),
  ) as Tables;
}

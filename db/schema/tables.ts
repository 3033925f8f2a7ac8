import type { EntityManager, EntitySchema, EntitySchemaColumnOptions, Repository } from 'typeorm';
import type { DeskKeyRow, KnownMonth, KnownVaultKey } from '../../bot/ports/keys';
import type { MailedDay } from '../../bot/ports/notices';
import type { ProposalRow } from '../../bot/ports/pool';
import type { ImageRow } from '../../bot/ports/pool-store';
import type { RosterRow } from '../../bot/ports/staff';
import type { CaseRow, DeskRecord, ThreadRow } from '../../bot/ports/threads';
import type { ColumnTypes } from '../column-types';
import { sizes } from '../sizes';
import { type ColumnKinds, defineTable, type TableDefinition } from './define-table';
import type {
  AsideRow,
  AuditLinkRow,
  AuditRow,
  DisposedRow,
  DraftKeyRow,
  FrozenYearRow,
  InstallationRow,
  InvitationRow,
  MessageRow,
  NoticeRow,
  StoredPoolImage,
  StoredPoolKey,
  WriteLockRow,
} from './rows';

type Column = EntitySchemaColumnOptions;
const key = (column: Column): Column => ({ ...column, primary: true });
const orNull = (column: Column): Column => ({ ...column, nullable: true });

const definitions = {
  /** One row: the mark of the vault that belongs to this database, and the pass's rule. */
  installation: defineTable<InstallationRow>('installation', (column) => ({
    name: key(column.code(sizes.kind)),
    deployment: column.bytes(sizes.id),
    kind: column.code(sizes.kind),
    pass: orNull(column.code(sizes.policy)),
    weaker: orNull(column.code(sizes.policy)),
    weakerFrom: orNull(column.char(sizes.day)),
    remindedOn: orNull(column.char(sizes.day)),
  })),
  /** The versions of the desks' keys: several from a rotation until the earlier one is destroyed. */
  deskKey: defineTable<DeskKeyRow>('desk_key', (column) => ({
    label: key(column.code(sizes.keyLabel)),
    desk: column.code(sizes.desk),
    publicKey: column.bytes(sizes.key),
    sealedPrivateKey: column.sealed(sizes.sealedKey),
    sealedQueueKey: column.sealed(sizes.sealedKey),
  })),
  /** The versions of the vault's keys that count, and the day from which they are known here. */
  vaultKey: defineTable<KnownVaultKey>('vault_key', (column) => ({
    label: key(column.code(sizes.keyLabel)),
    knownOn: column.char(sizes.day),
    mark: column.bytes(sizes.hash),
  })),
  /** The months whose keys the vault must have, with a mark of each key. */
  monthKey: defineTable<KnownMonth>('month_key', (column) => ({
    month: key({ ...column.char(sizes.month), name: 'expiry_month' }),
    mark: column.bytes(sizes.hash),
  })),
  /** Readers are sealed inside; clear columns are for the pass, the queue and the expiry. */
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
      indices: [{ name: 'IX_thread_desk_expiry_month', columns: ['desk', 'expiry', 'revision'] }],
    },
  ),
  /** Nothing in the row says to which thread it belongs, who wrote it or when. */
  message: defineTable<MessageRow>('message', (column) => ({
    tag: key(column.bytes(sizes.id)),
    envelope: column.sealed(sizes.message),
  })),
  /** Notes: nothing in the row says of which thread. */
  deskRecord: defineTable<DeskRecord>('desk_record', (column) => ({
    tag: key(column.bytes(sizes.id)),
    envelope: column.sealed(sizes.record),
  })),
  /** Nothing in the row says of which thread. */
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
  /** Submissions for the next pass: one sealed image in two rows, which beats write by turns. */
  pool: defineTable<StoredPoolImage>('pool', (column) => ({
    place: key(column.count()),
    fastUntil: column.milliseconds(),
    ...imageIn(column),
  })),
  /** Submissions for later passes, in the same form; only passes write it. */
  carried: defineTable<ImageRow>('carried', (column) => ({
    place: key(column.count()),
    ...imageIn(column),
  })),
  /** Images that did not open and were about to be overwritten. */
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
  /** A row a day, made by the upkeep whether or not anybody presses. */
  draftKey: defineTable<DraftKeyRow>('draft_key', (column) => ({
    day: key(column.char(sizes.day)),
    sealedKey: column.sealed(sizes.sealedKey),
  })),
  /** The desks' own people, a sealed list a desk: the only table that knows a person. */
  roster: defineTable<RosterRow>('roster', (column) => ({
    desk: key(column.code(sizes.desk)),
    revision: column.id(),
    sealed: column.sealed(sizes.roster),
  })),
  /** Open invitations, with an HMAC of the code's secret. */
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
  /** The chain of the audit: the one table with an order. Places stay when their entries are erased. */
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
  /** Undelivered notices, at most one row a member. */
  notice: defineTable<NoticeRow>('notice', (column) => ({
    member: key(column.id()),
    mark: column.id(),
    day: column.char(sizes.day),
    kind: orNull(column.code(sizes.kind)),
  })),
  /** The day of the newest mail to each member who has given an address. */
  mailed: defineTable<MailedDay>('mailed', (column) => ({
    member: key(column.id()),
    mailedOn: column.char(sizes.day),
  })),
  /** What one member proposes and another confirms. */
  proposal: defineTable<ProposalRow>('proposal', (column) => ({
    id: key(column.id()),
    desk: column.code(sizes.desk),
    day: column.char(sizes.day),
    revision: column.id(),
    sealed: column.sealed(sizes.proposal),
  })),
  /** The frozen numbers of a year, made to be published. */
  frozenYear: defineTable<FrozenYearRow>('frozen_year', (column) => ({
    year: key(column.char(sizes.year)),
    countedOn: column.char(sizes.day),
    figures: column.sealed(sizes.figures),
  })),
  /** The transaction that writes, on SQL Server; one row, which only the lock and the fence use. */
  writeLock: defineTable<WriteLockRow>('write_lock', (column) => ({
    lock: key(column.code(sizes.kind)),
    holder: column.id(),
  })),
  /** What was disposed of in a month, and by which decision (OSL 4:1): counts without content. */
  disposed: defineTable<DisposedRow>('disposed', (column) => ({
    month: key(column.char(sizes.month)),
    counts: column.sealed(sizes.figures),
  })),
};

function imageIn(column: ColumnKinds) {
  return {
    revision: column.id(),
    key: { ...column.id(), name: 'key_name' },
    endsOn: column.char(sizes.day),
    image: column.sealed(sizes.image),
  };
}

export type Tables = {
  readonly [Name in keyof typeof definitions]: (typeof definitions)[Name] extends TableDefinition<
    infer Row extends object
  >
    ? Repository<Row>
    : never;
};

export function entities(types: ColumnTypes): EntitySchema[] {
  return Object.values(definitions).map(({ entity }) => entity(types));
}

export function bindTables(manager: EntityManager): Tables {
  return Object.fromEntries(
    Object.entries(definitions).map(([table, { name }]) => [table, manager.getRepository(name)]),
  ) as Tables;
}

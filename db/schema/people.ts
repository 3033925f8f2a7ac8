import type { EntitySchema } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import type { ThreadId } from '../../bot/domain/ids';
import type { Invitation, RosterRow, StaffRow } from '../../bot/ports/staff-store';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

export type InvitationRow = Invitation & { readonly tries: number };

export type AuditRow = Omit<AuditEntry, 'thread' | 'subject'> & {
  readonly thread?: ThreadId | null;
  readonly subject?: AuditEntry['subject'] | null;
};

/** The desks' own people: the only table that knows a person. */
export function memberTable(types: ColumnTypes): EntitySchema<StaffRow> {
  const column = columns(types);
  return defineTable<StaffRow>({
    name: 'member',
    columns: {
      id: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_member' },
      desk: column.code(sizes.desk),
      title: column.text(sizes.title),
      messenger: column.code(sizes.messenger),
      tenant: column.text(sizes.tenant),
      user: { ...column.text(sizes.user), name: 'user_id' },
      address: column.text(sizes.address),
      standing: column.code(sizes.standing),
      mark: { ...column.bytes(sizes.hash), nullable: true },
      seesFrom: { ...column.char(sizes.day), name: 'sees_from', nullable: true },
      awayUntil: { ...column.char(sizes.day), name: 'away_until', nullable: true },
    },
    uniques: [{ name: 'UQ_member_person', columns: ['messenger', 'tenant', 'user'] }],
    indices: [{ name: 'IX_member_desk', columns: ['desk'] }],
  });
}

/** What holds a desk's members together: one row a desk. */
export function rosterTable(types: ColumnTypes): EntitySchema<RosterRow> {
  const column = columns(types);
  return defineTable<RosterRow>({
    name: 'roster',
    columns: {
      desk: {
        ...column.code(sizes.desk),
        primary: true,
        primaryKeyConstraintName: 'PK_roster',
      },
      edition: column.id(),
      takenOverOn: { ...column.char(sizes.day), name: 'taken_over_on', nullable: true },
      mark: column.bytes(sizes.rosterMark),
    },
  });
}

export function invitationTable(types: ColumnTypes): EntitySchema<InvitationRow> {
  const column = columns(types);
  return defineTable<InvitationRow>({
    name: 'invitation',
    columns: {
      locator: {
        ...column.char(sizes.locator),
        primary: true,
        primaryKeyConstraintName: 'PK_invitation',
      },
      secretHash: { ...column.bytes(sizes.hash), name: 'secret_hash' },
      desk: column.code(sizes.desk),
      title: column.text(sizes.title),
      expiresAt: { ...column.milliseconds(), name: 'expires_at' },
      tries: column.count(),
    },
  });
}

/** What the desks' people did. The reporter's side writes nothing here. */
export function auditTable(types: ColumnTypes): EntitySchema<AuditRow> {
  const column = columns(types);
  return defineTable<AuditRow>({
    name: 'audit',
    columns: {
      id: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_audit' },
      day: column.char(sizes.day),
      event: column.code(sizes.event),
      member: column.id(),
      thread: { ...column.id(), nullable: true },
      subject: { ...column.id(), nullable: true },
    },
    indices: [{ name: 'IX_audit_thread', columns: ['thread'] }],
  });
}

import type { EntitySchema } from 'typeorm';
import type { Id } from '../../bot/domain/ids';
import type { AuditLink } from '../../bot/ports/audit-chain';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** A place of the audit's chain; `entry` is empty, and `erased` is not, once its case is gone. */
export type AuditLinkRow = AuditLink & {
  readonly entry: Id | null;
  readonly erased: Uint8Array | null;
};

/**
 * The chain of what the desks' people did: the one table with an order, which is that of their deeds. Places
 * stay when what stood there is erased.
 */
export function auditLinkTable(types: ColumnTypes): EntitySchema<AuditLinkRow> {
  const column = columns(types);
  return defineTable<AuditLinkRow>({
    name: 'audit_link',
    columns: {
      place: {
        ...column.place(),
        primary: true,
        primaryKeyConstraintName: 'PK_audit_link',
      },
      entry: { ...column.id(), nullable: true },
      hash: column.bytes(sizes.hash),
      link: column.bytes(sizes.hash),
      erased: { ...column.bytes(sizes.hash), nullable: true },
    },
    indices: [{ name: 'IX_audit_link_entry', columns: ['entry'] }],
  });
}

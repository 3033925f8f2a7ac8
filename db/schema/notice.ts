import type { EntitySchema } from 'typeorm';
import type { Notice } from '../../bot/ports/outbox';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

export type NoticeRow = Omit<Notice, 'kind'> & {
  readonly kind?: 'reminder' | null;
  /**
   * Always 0. An earlier version kept here until when a process had a notice to itself; it is not read any
   * more.
   */
  readonly leasedUntil: number;
};

/** Notices that are still to be delivered, one row a member at most. */
export function noticeTable(types: ColumnTypes): EntitySchema<NoticeRow> {
  const column = columns(types);
  return defineTable<NoticeRow>({
    name: 'notice',
    columns: {
      member: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_notice' },
      mark: column.id(),
      day: column.char(sizes.day),
      kind: { ...column.code(sizes.kind), nullable: true },
      leasedUntil: { ...column.milliseconds(), name: 'leased_until' },
    },
  });
}

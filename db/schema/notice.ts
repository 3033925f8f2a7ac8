import type { EntitySchema } from 'typeorm';
import type { WaitingNotice } from '../../bot/ports/outbox';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** Notices that are still to be delivered, one row a member at most. */
export function noticeTable(kind: string): EntitySchema<WaitingNotice> {
  const column = columns(kind);
  return defineTable<WaitingNotice>({
    name: 'notice',
    columns: {
      member: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_notice' },
      mark: column.id(),
      day: column.char(sizes.day),
      leasedUntil: { ...column.milliseconds(), name: 'leased_until' },
    },
  });
}

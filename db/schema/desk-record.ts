import type { EntitySchema } from 'typeorm';
import type { DeskRecord } from '../../bot/ports/desk-records';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** What a desk keeps for itself: nothing in the row says of which thread it is, or what. */
export function deskRecordTable(types: ColumnTypes): EntitySchema<DeskRecord> {
  const column = columns(types);
  return defineTable<DeskRecord>({
    name: 'desk_record',
    columns: {
      tag: { ...column.bytes(sizes.id), primary: true, primaryKeyConstraintName: 'PK_desk_record' },
      envelope: column.sealed(sizes.record),
    },
  });
}

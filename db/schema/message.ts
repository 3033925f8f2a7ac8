import type { EntitySchema } from 'typeorm';
import type { Tag } from '../../bot/ports/thread-store';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

export interface MessageRow {
  readonly tag: Tag;
  readonly envelope: Uint8Array;
}

/** A message: nothing in the row says to which thread it belongs, who wrote it or when. */
export function messageTable(types: ColumnTypes): EntitySchema<MessageRow> {
  const column = columns(types);
  return defineTable<MessageRow>({
    name: 'message',
    columns: {
      tag: { ...column.bytes(sizes.id), primary: true, primaryKeyConstraintName: 'PK_message' },
      envelope: column.sealed(sizes.message),
    },
  });
}

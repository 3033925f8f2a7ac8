import type { EntitySchema } from 'typeorm';
import type { ThreadRow } from '../../bot/ports/thread-store';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** A thread: who may read it is sealed inside; clear is what the release, the queue and the expiry need. */
export function threadTable(types: ColumnTypes): EntitySchema<ThreadRow> {
  const column = columns(types);
  return defineTable<ThreadRow>({
    name: 'thread',
    columns: {
      id: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_thread' },
      reference: column.char(sizes.reference),
      blindIndex: { ...column.bytes(sizes.hash), name: 'blind_index' },
      desk: column.code(sizes.desk),
      filedOn: { ...column.char(sizes.day), name: 'filed_on' },
      expiry: { ...column.char(sizes.month), name: 'expiry_month' },
      revision: column.id(),
      state: column.sealed(sizes.state),
      keys: column.sealed(sizes.keys),
    },
    uniques: [
      { name: 'UQ_thread_reference', columns: ['reference'] },
      { name: 'UQ_thread_blind_index', columns: ['blindIndex'] },
    ],
    indices: [{ name: 'IX_thread_desk_expiry_month', columns: ['desk', 'expiry'] }],
  });
}

import type { EntitySchema } from 'typeorm';
import type { CaseRow } from '../../bot/ports/case-records';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** What a desk knows of a case beside its messages: nothing in the row says of which thread it is. */
export function caseRecordTable(types: ColumnTypes): EntitySchema<CaseRow> {
  const column = columns(types);
  return defineTable<CaseRow>({
    name: 'case_record',
    columns: {
      tag: { ...column.bytes(sizes.id), primary: true, primaryKeyConstraintName: 'PK_case_record' },
      revision: column.id(),
      diaryMark: { ...column.bytes(sizes.id), name: 'diary_mark' },
      diaryThread: { ...column.bytes(sizes.id), name: 'diary_thread' },
      envelope: column.sealed(sizes.case),
    },
    indices: [{ name: 'IX_case_record_diary', columns: ['diaryMark'] }],
  });
}

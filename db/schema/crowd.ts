import type { EntitySchema } from 'typeorm';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** What is known of crowds: one row, sealed. */
export interface CrowdRow {
  readonly label: 'crowd';
  readonly sealed: Uint8Array;
}

export function crowdTable(types: ColumnTypes): EntitySchema<CrowdRow> {
  const column = columns(types);
  return defineTable<CrowdRow>({
    name: 'crowd',
    columns: {
      label: {
        ...column.code(sizes.kind),
        primary: true,
        primaryKeyConstraintName: 'PK_crowd',
      },
      sealed: column.sealed(sizes.crowd),
    },
  });
}

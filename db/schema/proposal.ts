import type { EntitySchema } from 'typeorm';
import type { ProposalRow } from '../../bot/ports/proposals';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** Proposals to close reports together. */
export function proposalTable(types: ColumnTypes): EntitySchema<ProposalRow> {
  const column = columns(types);
  return defineTable<ProposalRow>({
    name: 'proposal',
    columns: {
      id: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_proposal' },
      desk: column.code(sizes.desk),
      day: column.char(sizes.day),
      revision: column.id(),
      sealed: column.sealed(sizes.proposal),
    },
  });
}

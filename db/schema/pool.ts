import type { EntitySchema } from 'typeorm';
import type { Epoch, PoolRow, Submission } from '../../bot/ports/pool';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** What waits for the release. */
export function poolTable(types: ColumnTypes): EntitySchema<PoolRow> {
  const column = columns(types);
  return defineTable<PoolRow>({
    name: 'pool',
    columns: {
      slot: { ...column.bytes(sizes.hash), primary: true, primaryKeyConstraintName: 'PK_pool' },
      epoch: column.id(),
      envelope: column.sealed(sizes.poolEnvelope),
    },
    foreignKeys: [
      {
        name: 'FK_pool_epoch',
        target: 'epoch',
        columnNames: ['epoch'],
        referencedColumnNames: ['id'],
      },
    ],
  });
}

/** The running epoch: one row. */
export function epochTable(types: ColumnTypes): EntitySchema<Epoch> {
  const column = columns(types);
  return defineTable<Epoch>({
    name: 'epoch',
    columns: {
      id: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_epoch' },
      publicKey: { ...column.bytes(sizes.key), name: 'public_key' },
      sealedPrivateKey: { ...column.sealed(sizes.sealedKey), name: 'sealed_private_key' },
      endsOn: { ...column.char(sizes.day), name: 'ends_on', nullable: true },
    },
  });
}

/** A draft's name and its day. */
export type SubmissionRow = Pick<Submission, 'tag' | 'day'>;

/** Drafts that were submitted. */
export function submissionTable(types: ColumnTypes): EntitySchema<SubmissionRow> {
  const column = columns(types);
  return defineTable<SubmissionRow>({
    name: 'submission',
    columns: {
      tag: {
        ...column.bytes(sizes.hash),
        primary: true,
        primaryKeyConstraintName: 'PK_submission',
      },
      day: column.char(sizes.day),
    },
    indices: [{ name: 'IX_submission_day', columns: ['day'] }],
  });
}

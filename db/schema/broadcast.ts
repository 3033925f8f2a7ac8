import type { EntitySchema } from 'typeorm';
import type { PieceState, RecipientRow } from '../../bot/ports/broadcast';
import type { ColumnTypes } from '../column-types';
import { columns } from '../columns';
import { sizes } from '../sizes';
import { defineTable } from './define-table';

/** All for whom the app is installed in Teams, where the weekly piece goes to everybody; else empty. */
export function recipientTable(types: ColumnTypes): EntitySchema<RecipientRow> {
  const column = columns(types);
  return defineTable<RecipientRow>({
    name: 'broadcast_recipient',
    columns: {
      id: { ...column.id(), primary: true, primaryKeyConstraintName: 'PK_broadcast_recipient' },
      sealed: column.sealed(sizes.recipient),
    },
  });
}

/** How far the newest weekly piece has come, a row a road. */
export type BroadcastRow = Pick<PieceState, 'road' | 'day'> & {
  readonly reached: Uint8Array;
  readonly weekKey: Uint8Array | null;
};

export function broadcastTable(types: ColumnTypes): EntitySchema<BroadcastRow> {
  const column = columns(types);
  return defineTable<BroadcastRow>({
    name: 'broadcast',
    columns: {
      road: {
        ...column.code(sizes.kind),
        primary: true,
        primaryKeyConstraintName: 'PK_broadcast',
      },
      day: { ...column.char(sizes.day), name: 'piece_day' },
      reached: column.bytes(sizes.reached),
      weekKey: { ...column.bytes(sizes.key), name: 'week_key', nullable: true },
    },
  });
}

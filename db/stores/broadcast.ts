import { setImmediate as rest } from 'node:timers/promises';
import type { Broadcasts, PieceState, RecipientRow } from '../../bot/ports/broadcast';
import type { BroadcastRow } from '../schema/broadcast';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';

/** Rows that are written before others get their turn. */
const atOnce = 100;

/**
 * Recipients of the weekly piece, and how far it has come. Errors are `StoreError`s, and what `make` throws.
 */
export function createBroadcasts(units: UnitOfWork): Broadcasts {
  return {
    recipients: () => units.read(readRecipients),
    rewrite: async (make) => {
      for (;;) {
        const rows = await units.read(readRecipients);
        // Outside the transaction: to open and to seal many takes longer than others should wait.
        const written = await make(rows);
        if (await units.write((tables) => replaceAll(tables, rows, written))) break;
      }
      await units.wipe();
    },
    state: (road) =>
      units.read(async ({ broadcast }) => {
        const row = await broadcast.findOneBy({ road });
        return row === null ? undefined : stateOf(row);
      }),
    keep: (state, from) =>
      units.write(async ({ broadcast }) => {
        const row = rowOf(state);
        if (from === undefined) {
          if (await broadcast.existsBy({ road: state.road })) return false;
          await broadcast.insert(row);
          return true;
        }
        const { road, day, reached } = rowOf(from);
        return (await broadcast.update({ road, day, reached }, row)).affected === 1;
      }),
    forget: async (road) => {
      const forgotten = await units.write(async (tables) => {
        const { broadcast, recipient } = tables;
        const states = await broadcast.delete({ road });
        const isNamed = road === 'teams' && (await recipient.exists());
        if (isNamed) await removeAll(tables);
        return isNamed || (states.affected ?? 0) > 0;
      });
      if (forgotten) await units.wipe();
    },
  };
}

async function readRecipients({ recipient }: Tables): Promise<readonly RecipientRow[]> {
  return recipient.find();
}

/** Puts rows in the place of others, if these are all that there are. */
async function replaceAll(
  tables: Tables,
  rows: readonly RecipientRow[],
  written: readonly RecipientRow[],
): Promise<boolean> {
  const known = new Set(rows.map(({ id }) => id));
  const now = await tables.recipient.find({ select: { id: true } });
  if (now.length !== known.size || now.some(({ id }) => !known.has(id))) return false;
  if (now.length > 0) await removeAll(tables);
  await insertAll(tables, written);
  return true;
}

async function removeAll({ recipient }: Tables): Promise<void> {
  await recipient.createQueryBuilder().delete().execute();
}

/** In the order of the random ids: neither a row's place in the file nor on a page says when it came. */
async function insertAll({ recipient }: Tables, rows: readonly RecipientRow[]): Promise<void> {
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < sorted.length; from += atOnce) {
    await recipient.insert(sorted.slice(from, from + atOnce));
    await rest();
  }
}

function rowOf({ road, day, reached, weekKey }: PieceState): BroadcastRow {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(reached);
  return { road, day, reached: bytes, weekKey: weekKey ?? null };
}

function stateOf({ road, day, reached, weekKey }: BroadcastRow): PieceState {
  return {
    road,
    day,
    reached: Buffer.from(reached).readUInt32BE(),
    weekKey: weekKey ?? undefined,
  };
}

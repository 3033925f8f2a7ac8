import { In } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import { CodedError } from '../../bot/domain/error-code';
import { toHex } from '../../bot/domain/hex';
import type { DeskRecord } from '../../bot/ports/desk-records';
import type { CoverRow, Deed, NewPoolRow, PoolRow, Put, Submission } from '../../bot/ports/pool';
import { translateError } from '../driver-errors';
import type { Tables } from '../schema/tables';
import { StoreError, type StoreErrorCode } from '../store-error';
import type { AuditBook } from './audit-book';
import { inChunks } from './chunks';

/** Ends the transaction of rows that were not stored, so that nothing of them remains. */
export class NotStored extends CodedError<Exclude<Put, 'stored'>> {}

/**
 * What already stands in the rows' way. The submission comes first: the same draft files once, even if
 * something else changed.
 */
export async function refuseKnown(
  tables: Tables,
  rows: readonly PoolRow[],
  submission: Submission,
): Promise<void> {
  if (await isSubmitted(tables, submission)) throw new NotStored('duplicate');
  for (const id of new Set(rows.map(({ epoch }) => epoch))) {
    if (!(await tables.epoch.existsBy({ id }))) throw new NotStored('epoch_gone');
  }
}

/** Whether rows find their slots free, once what had to go is gone. */
export async function refuseTaken(tables: Tables, rows: readonly PoolRow[]): Promise<void> {
  const slots = rows.map(({ slot }) => slot);
  if ((await takenSlots(tables, slots)).size > 0) throw new NotStored('slot_taken');
}

/** Does what goes with rows; a {@link NotStored} when it does not hold any more. */
export async function doDeed(
  tables: Tables,
  { thread, notAll, drop, record, case: ofCase }: Deed,
): Promise<void> {
  const overtaken = (isSo: boolean): void => {
    if (isSo) throw new NotStored('overtaken');
  };
  if (thread !== undefined) {
    const { of, to } = thread;
    const { id, revision, expiry } = of;
    const where = { id, revision, expiry };
    const isThere =
      to === undefined
        ? await tables.thread.existsBy(where)
        : (await tables.thread.update(where, to)).affected === 1;
    overtaken(!isThere);
  }
  if (notAll !== undefined) overtaken((await takenSlots(tables, notAll)).size === notAll.length);
  for (const slot of drop?.slots ?? [])
    overtaken((await tables.pool.delete({ slot })).affected !== 1);
  for (const copy of drop?.copies ?? []) overtaken(!(await removeRecord(tables, copy)));
  if (drop?.case !== undefined)
    overtaken((await tables.caseRecord.delete({ tag: drop.case })).affected !== 1);
  if (record !== undefined)
    await unless({ store_unique: 'overtaken' }, tables.deskRecord.insert(record));
  if (ofCase !== undefined) overtaken(!(await putCase(tables, ofCase)));
}

/** Puts a case's own record in; false where another one stands there than was read. */
async function putCase(
  { caseRecord }: Tables,
  { from, to }: NonNullable<Deed['case']>,
): Promise<boolean> {
  const { tag, ...rest } = to;
  if (from !== undefined)
    return (await caseRecord.update({ tag, revision: from }, rest)).affected === 1;
  if (await caseRecord.existsBy({ tag })) return false;
  await caseRecord.insert(to);
  return true;
}

/** Whether a draft was submitted, under its name or under the one that version 0.1 gave it. */
export function isSubmitted(
  { submission }: Tables,
  { tag, formerTag }: Submission,
): Promise<boolean> {
  return submission.existsBy({ tag: formerTag === undefined ? tag : In([tag, formerTag]) });
}

/** The names of those slots that a row of the pool has. */
export async function takenSlots(
  { pool }: Tables,
  slots: readonly Uint8Array[],
): Promise<ReadonlySet<string>> {
  const rows = await inChunks(slots, (some) =>
    pool.find({ select: { slot: true }, where: { slot: In(some) } }),
  );
  return new Set(rows.map(({ slot }) => toHex(slot)));
}

/** Takes a record out; false where it is not there as it was. */
async function removeRecord(
  { deskRecord }: Tables,
  { tag, envelope }: DeskRecord,
): Promise<boolean> {
  const there = await deskRecord.findOneBy({ tag });
  // Another text may stand there by now.
  if (there === null || Buffer.compare(there.envelope, envelope) !== 0) return false;
  return (await deskRecord.delete({ tag })).affected === 1;
}

/**
 * Inserts rows with all that belongs to them; a {@link NotStored} when another writer was faster. They go in
 * by the order of their slots, so that their places in the file do not tell which of them came first.
 */
export async function insertRows(
  tables: Tables,
  rows: readonly NewPoolRow[],
  { tag, day }: Submission,
  audit?: { readonly book: AuditBook; readonly entry: AuditEntry },
): Promise<void> {
  await unless({ store_unique: 'duplicate' }, tables.submission.insert({ tag, day }));
  for (const { copy, ...row } of [...rows].sort((a, b) => Buffer.compare(a.slot, b.slot))) {
    await unless(
      { store_unique: 'slot_taken', store_foreign: 'epoch_gone' },
      tables.pool.insert(row),
    );
    if (copy === undefined) continue;
    await tables.deskRecord.delete({ tag: copy.tag });
    await tables.deskRecord.insert(copy);
  }
  if (audit !== undefined) await audit.book.append(tables, audit.entry);
}

/** Takes a cover row out, with its submission. One that was released has counted, and keeps its own. */
export async function removeCover(
  { pool, submission }: Tables,
  { slot, submission: { tag } }: CoverRow,
): Promise<void> {
  if (!(await pool.existsBy({ slot }))) return;
  await pool.delete({ slot });
  await submission.delete({ tag });
}

async function unless(
  outcomes: Partial<Record<StoreErrorCode, Exclude<Put, 'stored'>>>,
  insert: Promise<unknown>,
): Promise<void> {
  try {
    await insert;
  } catch (error) {
    const translated = translateError(error);
    const put = translated instanceof StoreError ? outcomes[translated.code] : undefined;
    throw put === undefined ? translated : new NotStored(put);
  }
}

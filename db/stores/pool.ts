import { type FindOptionsWhere, In, type QueryDeepPartialEntity, type Repository } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import type { Id } from '../../bot/domain/ids';
import type { Deed, ImageRows, PoolKeyRow, PoolStore, PoolTransaction } from '../../bot/ports/pool';
import type { StoredImage } from '../schema/rows';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';
import { applyRelease, storedThreads } from './release';

/** The pool's rows. Errors are `StoreError`s, and what is thrown within a transaction. */
export function createPoolStore(units: UnitOfWork, book: AuditBook): PoolStore {
  let isLogBegun = true;
  return {
    isLogBegun: () => isLogBegun,
    read: () =>
      units.read(async (tables) => ({ ...(await readRows(tables)), keys: await readKeys(tables) })),
    look: () =>
      units.read(async ({ pool }) => {
        const rows = await pool.find({
          select: { revision: true, key: true, endsOn: true, fastUntil: true },
        });
        return {
          revisions: rows.map(({ revision }) => revision).sort(),
          key: rows[0]?.key,
          // They differ where a clock was ahead, until the next beats.
          endsOn: rows.map(({ endsOn }) => endsOn).sort()[0],
          fastUntil: Math.max(0, ...rows.map(({ fastUntil }) => fastUntil)),
        };
      }),
    write: async (work, after) => {
      const result = await units.write(async (tables) => work(await transactionOf(tables, book)));
      if (after === 'wipe') await units.wipe();
      else isLogBegun = await units.beginLog();
      return result;
    },
    aside: () =>
      units.read(async ({ poolAside }) =>
        (await poolAside.find()).map(({ origin, ...row }) => ({ ...row, table: origin })),
      ),
    removeAside: async (revisions) => {
      await units.write(({ poolAside }) => poolAside.delete({ revision: In([...revisions]) }));
      await units.wipe();
    },
  };
}

async function transactionOf(tables: Tables, book: AuditBook): Promise<PoolTransaction> {
  const { pool, carried, poolAside, poolKey } = tables;
  return {
    rows: await readRows(tables),
    keys: await readKeys(tables),
    stored: storedThreads(tables),
    carryOut: (deed, audit) => carryOut(tables, book, deed, audit),
    release: (release) => applyRelease(tables, book, release),
    setAside: async (table, row) => {
      if (await poolAside.existsBy({ revision: row.revision })) return;
      await poolAside.insert({ ...row, origin: table });
    },
    keepKeys: async (rows, gone = []) => {
      for (const { name, role, mark } of rows) {
        const to = { role, mark: mark ?? null };
        const { affected } = await poolKey.update({ name }, to);
        if (affected === 0) await poolKey.insert({ name, ...to });
      }
      if (gone.length > 0) await poolKey.delete({ name: In([...gone]) });
    },
    write: async (rows, fastUntil) => {
      for (const { table, from, ...row } of rows) {
        if (table === 'carried') await writeRow(carried, row, from);
        else await writeRow(pool, { ...row, fastUntil }, from);
      }
    },
  };
}

async function writeRow<Row extends StoredImage>(
  table: Repository<Row>,
  row: Row,
  from: Id | undefined,
): Promise<void> {
  // TypeORM's own types of partial rows do not follow a type parameter.
  const written = row as QueryDeepPartialEntity<Row>;
  if (from === undefined) {
    await table.insert(written);
    return;
  }
  const where = { place: row.place, revision: from } as FindOptionsWhere<Row>;
  const { affected } = await table.update(where, written);
  if (affected !== 1) throw new StoreError('store_conflict');
}

async function readRows({ pool, carried }: Tables): Promise<ImageRows> {
  const rows = await pool.find({ order: { place: 'ASC' } });
  const later = await carried.find({ order: { place: 'ASC' } });
  return {
    pool: rows.map(({ fastUntil: _, ...row }) => row),
    carried: later,
    fastUntil: Math.max(0, ...rows.map(({ fastUntil }) => fastUntil)),
  };
}

async function readKeys({ poolKey }: Tables): Promise<readonly PoolKeyRow[]> {
  return (await poolKey.find()).map(({ mark, ...row }) => ({ ...row, mark: mark ?? undefined }));
}

/**
 * Does what goes with a submission, and writes its entry of the audit. Runs within a transaction that is
 * `exclusive`, so that all of it is looked at before any of it is written.
 * @returns false, and nothing done, where something is not as it was
 */
async function carryOut(
  tables: Tables,
  book: AuditBook,
  deed: Deed | undefined,
  audit: AuditEntry | undefined,
): Promise<boolean> {
  if (deed !== undefined && !(await holds(tables, deed))) return false;
  if (deed !== undefined) await write(tables, deed);
  if (audit !== undefined) await book.append(tables, audit);
  return true;
}

async function holds(
  { thread, deskRecord, caseRecord }: Tables,
  { thread: ofThread, record, case: ofCase }: Deed,
): Promise<boolean> {
  if (ofThread !== undefined) {
    const { id, revision, expiry } = ofThread.of;
    if (!(await thread.existsBy({ id, revision, expiry }))) return false;
  }
  if (record !== undefined && (await deskRecord.existsBy({ tag: record.tag }))) return false;
  if (ofCase === undefined) return true;
  const { from, to } = ofCase;
  const known = await caseRecord.findOne({ select: { revision: true }, where: { tag: to.tag } });
  return known?.revision === from;
}

async function write(
  { thread, message, deskRecord, caseRecord }: Tables,
  { thread: ofThread, begin, record, case: ofCase }: Deed,
): Promise<void> {
  if (ofThread?.to !== undefined) {
    const { id, revision } = ofThread.of;
    const { affected } = await thread.update({ id, revision }, ofThread.to);
    if (affected !== 1) throw new StoreError('store_conflict');
  }
  if (begin !== undefined) {
    await thread.insert(begin.row);
    await message.insert(begin.message);
  }
  if (record !== undefined) await deskRecord.insert(record);
  if (ofCase === undefined) return;
  const { tag, ...rest } = ofCase.to;
  if (ofCase.from === undefined) await caseRecord.insert(ofCase.to);
  else await caseRecord.update({ tag, revision: ofCase.from }, rest);
}

import {
  type FindOptionsOrder,
  type FindOptionsSelect,
  type FindOptionsWhere,
  In,
  type QueryDeepPartialEntity,
  type Repository,
} from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import type { Id } from '../../bot/domain/ids';
import type { Writes } from '../../bot/ports/pool';
import type {
  ImageRow,
  PoolKeyRow,
  PoolStore,
  PoolTransaction,
  ReadRow,
} from '../../bot/ports/pool-store';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';
import { applyPass, storedThreads } from './pass';
import { areUnchanged, writeProposals } from './proposals';

/** Errors are `StoreError`s, and those of a transaction's work. */
export function createPoolStore(units: UnitOfWork, book: AuditBook): PoolStore {
  let isLogBegun = true;
  return {
    isLogBegun: () => isLogBegun,
    read: () =>
      units.read(async (tables) => ({
        ...(await readRows(tables)),
        keys: await readPoolKeys(tables),
      })),
    look: () =>
      units.read(async ({ pool }) => {
        const rows = await pool.find({
          select: { revision: true, key: true, endsOn: true, fastUntil: true },
        });
        return {
          revisions: rows.map(({ revision }) => revision).sort(),
          key: rows[0]?.key,
          // The days differ after a clock was ahead, until the next beats.
          endsOn: rows.map(({ endsOn }) => endsOn).sort()[0],
          fastUntil: Math.max(0, ...rows.map(({ fastUntil }) => fastUntil)),
        };
      }),
    write: async (work, after, isKnown) => {
      const done = { replaces: false };
      const result = await units.write(async (tables) => {
        const within = await transactionOf(tables, book, isKnown);
        return work({
          ...within,
          applyWrites: (writes, audit) => {
            done.replaces ||= writes?.replaces !== undefined;
            return within.applyWrites(writes, audit);
          },
        });
      });
      if (after === 'wipe' || done.replaces) await units.wipe();
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

async function transactionOf(
  tables: Tables,
  book: AuditBook,
  isKnown?: (revision: Id) => boolean,
): Promise<PoolTransaction> {
  const { pool, carried, poolAside, poolKey } = tables;
  return {
    rows: await readRows(tables, isKnown),
    keys: await readPoolKeys(tables),
    stored: storedThreads(tables),
    applyWrites: (writes, audit) => applyWrites(tables, book, writes, audit),
    pass: (pass) => applyPass(tables, book, pass),
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

async function writeRow<Row extends ImageRow>(
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

async function readRows({ pool, carried }: Tables, isKnown?: (revision: Id) => boolean) {
  const rows = await readImages(pool, isKnown);
  const fastUntil = Math.max(0, ...rows.map((row) => row.fastUntil));
  return {
    pool: rows.map(({ fastUntil: _, ...row }) => row),
    carried: await readImages(carried, isKnown),
    fastUntil,
  };
}

/**
 * The rows of a table by place. Images are large: only those are read that are unknown.
 * @param isKnown only under the lock of all writes: else a row may change between two statements
 */
async function readImages<Row extends ImageRow>(
  table: Repository<Row>,
  isKnown?: (revision: Id) => boolean,
): Promise<readonly (Omit<Row, 'image'> & Pick<ReadRow, 'image'>)[]> {
  const order = { place: 'ASC' } as FindOptionsOrder<Row>;
  if (isKnown === undefined) return table.find({ order });
  const { image: _, ...names } = table.metadata.propertiesMap;
  const select = Object.fromEntries(
    Object.keys(names).map((name) => [name, true]),
  ) as FindOptionsSelect<Row>;
  const heads = await table.find({ select, order });
  const unknown = heads.map(({ revision }) => revision).filter((one) => !isKnown(one));
  const where = { revision: In(unknown) } as FindOptionsWhere<Row>;
  const read = unknown.length === 0 ? [] : await table.findBy(where);
  const images = new Map(read.map(({ revision, image }) => [revision, image]));
  return heads.map((head) => ({ ...head, image: images.get(head.revision) }));
}

export async function readPoolKeys({ poolKey }: Tables): Promise<readonly PoolKeyRow[]> {
  return (await poolKey.find()).map(({ mark, ...row }) => ({ ...row, mark: mark ?? undefined }));
}

/**
 * Carries out a submission's deed and writes its entry of the audit, within an exclusive transaction.
 * @returns false, and nothing is done, where something has changed
 */
async function applyWrites(
  tables: Tables,
  book: AuditBook,
  writes: Writes | undefined,
  audit: AuditEntry | undefined,
): Promise<boolean> {
  if (writes !== undefined && !(await isUnchanged(tables, writes))) return false;
  if (writes !== undefined) await write(tables, writes);
  if (audit !== undefined) await book.append(tables, audit);
  return true;
}

async function isUnchanged(
  tables: Tables,
  { thread: ofThread, linked, record, case: ofCase, proposals = [] }: Writes,
): Promise<boolean> {
  const { thread, deskRecord, caseRecord } = tables;
  for (const one of [ofThread, linked]) {
    if (one === undefined) continue;
    const { id, revision, expiry } = one.of;
    if (!(await thread.existsBy({ id, revision, expiry }))) return false;
  }
  if (record !== undefined && (await deskRecord.existsBy({ tag: record.tag }))) return false;
  if (!(await areUnchanged(tables, proposals))) return false;
  if (ofCase === undefined) return true;
  const { from, to } = ofCase;
  const known = await caseRecord.findOne({ select: { revision: true }, where: { tag: to.tag } });
  return known?.revision === from;
}

async function write(
  tables: Tables,
  { thread: ofThread, linked, begin, record, case: ofCase, proposals = [], replaces }: Writes,
): Promise<void> {
  const { thread, message, deskRecord, caseRecord } = tables;
  for (const one of [ofThread, linked]) {
    if (one?.to === undefined) continue;
    const { id, revision } = one.of;
    const { affected } = await thread.update({ id, revision }, one.to);
    if (affected !== 1) throw new StoreError('store_conflict');
  }
  if (begin !== undefined) {
    await thread.insert(begin.row);
    await message.insert(begin.message);
  }
  if (record !== undefined) await deskRecord.insert(record);
  for (const { tag, envelope } of replaces?.messages ?? [])
    await message.update({ tag }, { envelope });
  for (const { tag, envelope } of replaces?.records ?? [])
    await deskRecord.update({ tag }, { envelope });
  await writeProposals(tables, proposals);
  if (ofCase === undefined) return;
  const { tag, ...rest } = ofCase.to;
  if (ofCase.from === undefined) await caseRecord.insert(ofCase.to);
  else await caseRecord.update({ tag, revision: ofCase.from }, rest);
}

import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../bot/domain/audit';
import { crockford } from '../../bot/domain/crockford';
import type { Day, Month } from '../../bot/domain/day';
import type { Id, MemberId, NoticeMark, Revision, ThreadId } from '../../bot/domain/ids';
import { makeReference, type Reference } from '../../bot/domain/reference';
import type { Writes } from '../../bot/ports/pool';
import type {
  ImageRow,
  ImageTable,
  PassWrites,
  PoolKeyName,
  PoolKeyRow,
  PoolStore,
} from '../../bot/ports/pool-store';
import type { DeskRecord, ThreadRow } from '../../bot/ports/threads';
import { sizes } from '../../db/sizes';

export const day = (text: string): Day => text as Day;
export const month = (text: string): Month => text as Month;

type AnyId = ThreadId & MemberId & Revision & NoticeMark & PoolKeyName;

/** A row of an image as it is written. */
export type WrittenImage = Parameters<PoolTx['write']>[0][number];
type PoolTx = Parameters<Parameters<PoolStore['write']>[0]>[0];

/** Rows full of noise; the same seed gives the same noise. */
export interface SampleRows {
  bytes(length: number): Uint8Array;
  /** An id of the kind that is wanted. */
  id(): AnyId;
  reference(): Reference;
  thread(changes?: Partial<ThreadRow>): ThreadRow;
  /** What a desk keeps for itself: the plainest row under a random key. */
  record(): DeskRecord;
  /** An image in one of a table's two places, to be written over the one of a revision or where none is. */
  image(
    table: ImageTable,
    place: 0 | 1,
    changes?: Partial<ImageRow> & { readonly from?: Id },
  ): WrittenImage;
  poolKey(role: PoolKeyRow['role']): PoolKeyRow;
}

export function sampleRows(seed: string): SampleRows {
  let drawn = 0;
  const bytes = (outputLength: number): Uint8Array =>
    new Uint8Array(createHash('shake256', { outputLength }).update(`${seed} ${drawn++}`).digest());
  const id = (): AnyId => Buffer.from(bytes(sizes.id)).toString('hex') as AnyId;
  const reference = (): Reference =>
    makeReference([...bytes(9)].map((byte) => crockford.charAt(byte % 32)).join('')) ?? reference();
  return {
    bytes,
    id,
    reference,
    thread: (changes) => ({
      id: id(),
      reference: reference(),
      blindIndex: bytes(sizes.hash),
      desk: 'whistleblowing',
      filedOn: day('2026-11-24'),
      expiry: month('2029-11'),
      revision: id(),
      state: bytes(sizes.state),
      keys: bytes(sizes.keys),
      ...changes,
    }),
    record: () => ({ tag: bytes(sizes.id), envelope: bytes(sizes.record) }),
    image: (table, place, changes) => ({
      table,
      place,
      revision: id(),
      from: undefined,
      key: id(),
      endsOn: day('2026-11-25'),
      image: bytes(imageSize),
      ...changes,
    }),
    poolKey: (role) => ({ name: id(), role, mark: bytes(sizes.hash) }),
  };
}

export const nothing: PassWrites = {
  removals: [],
  threads: [],
  messages: [],
  updates: [],
  notices: [],
};

/** The smallest image. */
const imageSize = 2 ** 19;

/** Brings rows into the store the only way there is: by a pass. */
export async function passRows(pool: PoolStore, pass: Partial<PassWrites>): Promise<void> {
  await pool.write((tx) => tx.pass({ ...nothing, ...pass }), 'wipe');
}

/** Does a desk's deed as a beat does it; false where something is not as it was. */
export function carries(
  pool: PoolStore,
  writes: Writes | undefined,
  audit?: AuditEntry,
): Promise<boolean> {
  return pool.write((tx) => tx.applyWrites(writes, audit));
}

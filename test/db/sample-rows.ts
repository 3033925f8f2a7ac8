import { createHash } from 'node:crypto';
import { crockford } from '../../bot/domain/crockford';
import type { Day, Month } from '../../bot/domain/day';
import type { EpochId, MemberId, NoticeMark, Revision, ThreadId } from '../../bot/domain/ids';
import { makeReference, type Reference } from '../../bot/domain/reference';
import type { Epoch, Pool, PoolRow, Release, Submission } from '../../bot/ports/pool';
import type { ThreadRow } from '../../bot/ports/thread-store';
import { sizes } from '../../db/sizes';

export const day = (text: string): Day => text as Day;
export const month = (text: string): Month => text as Month;

type AnyId = ThreadId & MemberId & EpochId & Revision & NoticeMark;

/** Rows full of noise; the same seed gives the same noise. */
export interface SampleRows {
  bytes(length: number): Uint8Array;
  /** An id of the kind that is wanted. */
  id(): AnyId;
  reference(): Reference;
  thread(changes?: Partial<ThreadRow>): ThreadRow;
  epoch(): Epoch;
  poolRow(epoch: Epoch): PoolRow;
  submission(): Submission;
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
    epoch: () => ({
      id: id(),
      publicKey: bytes(sizes.key),
      sealedPrivateKey: bytes(92),
    }),
    poolRow: ({ id: epoch }) => ({
      slot: bytes(sizes.hash),
      epoch,
      envelope: bytes(sizes.poolEnvelope),
    }),
    submission: () => ({ tag: bytes(sizes.hash), day: day('2026-11-24') }),
  };
}

export const nothing: Release = {
  removals: [],
  carried: [],
  threads: [],
  messages: [],
  updates: [],
  notices: [],
};

/** Brings rows into the store the only way there is: by a release. */
export async function releaseRows(
  pool: Pool,
  rows: SampleRows,
  release: Partial<Release>,
): Promise<void> {
  const epoch = await pool.epoch(async () => rows.epoch());
  await pool.put([rows.poolRow(epoch)], rows.submission());
  await pool.release(rows.epoch(), async () => ({ ...nothing, ...release }));
}

import type { Id, MemberId, Revision, ThreadId } from '../domain/ids';
import type { SubmissionId } from '../domain/operation';
import { SealError } from './seal-error';

/** Throws `seal_value` for anything but 32 lower-case hexadecimal digits. */
export function idBytes(id: Id): Buffer {
  if (!/^[0-9a-f]{32}$/.test(id)) throw new SealError('seal_value');
  return Buffer.from(id, 'hex');
}

/** An id that was read from bytes: its place in the format says whose it is. */
export type ReadId = ThreadId & MemberId & Revision & SubmissionId;

/** Throws `seal_format` unless there are 16 bytes. */
export function idFromBytes(bytes: Uint8Array): ReadId {
  if (bytes.length !== 16) throw new SealError('seal_format');
  return Buffer.from(bytes).toString('hex') as ReadId;
}

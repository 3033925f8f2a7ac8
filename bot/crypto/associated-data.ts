import type { Day } from '../domain/day';
import { type EnvelopeType, envelopeTypes } from './envelope-types';
import { SealError } from './seal-error';

/** An envelope opens nowhere else. */
export interface Place {
  readonly type: EnvelopeType;
  /** 16 bytes; zeros where there is no thread, or it must not be named. */
  readonly thread?: Uint8Array;
  /**
   * 16 bytes: the revision of a state, the day of an image's pass, the day and number of a draft key,
   * the id of a recipient; zeros otherwise.
   */
  readonly row?: Uint8Array;
  /** Tells apart envelopes of one row, such as the desk of a desk's keys. Zero otherwise. */
  readonly field?: number;
  /**
   * Of a state: the day of its thread's pass, on which depends who may read it. Of a proposal: its own
   * day, on which depends whether it is over.
   */
  readonly day?: Day;
  /** Of a state: its thread's reference, by which the thread is found. */
  readonly reference?: string;
}

/** All contents have one size, bucket 1; a later format may have several. */
const bucket = 1;
const zeros = new Uint8Array(16);

/**
 * 54 bytes of fixed width without separators: `"wb1" | type u8 | deployment 16 | thread 16 | row 16 | field
 * u8 | bucket u8`. A state's or a proposal's has its day at the end, a state's then a space and its
 * reference, in UTF-8 as the columns have them.
 */
export function associatedData(deployment: Uint8Array, place: Place): Buffer {
  const { type, thread = zeros, row = zeros, field = 0, day = '', reference } = place;
  if (deployment.length !== 16 || thread.length !== 16 || row.length !== 16) {
    throw new SealError('seal_value');
  }
  return Buffer.concat([
    Buffer.from('wb1', 'latin1'),
    Uint8Array.of(envelopeTypes[type]),
    deployment,
    thread,
    row,
    Uint8Array.of(field, bucket),
    // There is one space: neither can take letters of the other.
    Buffer.from(reference === undefined ? day : `${day} ${reference}`, 'utf8'),
  ]);
}

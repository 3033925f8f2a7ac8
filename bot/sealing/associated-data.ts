import { type EnvelopeType, envelopeTypes } from './envelope-types';
import { SealError } from './seal-error';

/** Where an envelope belongs. It opens there and nowhere else. */
export interface Place {
  readonly type: EnvelopeType;
  /** 16 bytes; zeros where an envelope belongs to no thread, or must not name it. */
  readonly thread?: Uint8Array;
  /**
   * 16 bytes: the revision of a state, the day of an image's pass, the day and number of a draft key,
   * the id of a recipient; zeros otherwise.
   */
  readonly row?: Uint8Array;
  /** Tells apart what one row number does not: the desk of a desk's keys. Zero otherwise. */
  readonly field?: number;
}

/** Each envelope is one bucket: contents have one size. Room for a format with several. */
const bucket = 1;
const zeros = new Uint8Array(16);

/**
 * The associated data of an envelope, 54 bytes of fixed width without separators:
 * `"wb1" | type u8 | deployment 16 | thread 16 | row 16 | field u8 | bucket u8`.
 */
export function associatedData(deployment: Uint8Array, place: Place): Buffer {
  const { type, thread = zeros, row = zeros, field = 0 } = place;
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
  ]);
}

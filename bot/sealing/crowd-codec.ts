import type { CrowdBound } from '../domain/crowd';
import { dayBytes, dayOf } from './calendar-bytes';
import { readBytes, u8, u32 } from './fixed-width';
import { SealError } from './seal-error';

/** Windows that fit: the last finished one and the one that runs. */
const most = 2;

/**
 * What is known of crowds, without its padding: `format u8 = 1 | count u8`, and of each window `first day u32
 * | day of its end u32 | people u32`.
 */
export function encodeBounds(bounds: readonly CrowdBound[]): Buffer {
  if (bounds.length > most) throw new SealError('seal_value');
  return Buffer.concat([
    u8(1),
    u8(bounds.length),
    ...bounds.flatMap((bound) => [
      dayBytes(bound.firstDay),
      dayBytes(bound.endsOn),
      u32(bound.people),
    ]),
  ]);
}

/** Reads what {@link encodeBounds} wrote; throws `seal_format` for anything else. */
export function decodeBounds(bytes: Buffer): readonly CrowdBound[] {
  const reader = readBytes(bytes);
  if (reader.u8() !== 1) throw new SealError('seal_format');
  const count = reader.u8();
  if (count > most) throw new SealError('seal_format');
  const bounds = Array.from({ length: count }, () => ({
    firstDay: dayOf(reader.u32()),
    endsOn: dayOf(reader.u32()),
    people: reader.u32(),
  }));
  reader.end();
  return bounds;
}

import type { CrowdBound } from '../domain/crowd';
import type { Entry } from '../domain/operation';
import type { Departure, Gone, Image, WindowDialogs } from '../domain/pool-image';
import type { When } from '../domain/window';
import { readBytes, u8, u32, u64 } from './fixed-width';
import { byte, day, type Format, id, list, long, mapped, record, sized, word } from './formats';
import { idFromBytes } from './id-bytes';
import { operationFormat } from './operation-codec';
import { SealError } from './seal-error';

const format = 1;
const departureBytes = { out: 1, back: 2, done: 3 } as const satisfies Record<Departure, number>;
const noDialog = Buffer.alloc(16);

const windowsFormat = list(byte, record<WindowDialogs>({ outOn: day, count: long }));
const earlierFormat = list(byte, long);
const crowdsFormat = list(byte, record<CrowdBound>({ firstDay: day, endsOn: day, people: long }));
const goneFormat = (turn: number): Format<readonly Gone[]> => {
  const ago = (other: number): number => turn - other;
  const why = word(departureBytes);
  return list(long, record<Gone>({ id, why, turn: mapped(byte, ago, ago) }));
};
const dialogFormat: Format<Entry['dialog']> = {
  write: (dialog) => (dialog === undefined ? [noDialog] : id.write(dialog)),
  read: (reader) => {
    const bytes = reader.bytes(noDialog.length);
    return bytes.equals(noDialog) ? undefined : idFromBytes(bytes);
  },
};
const entryFormat = record<Entry>({
  id,
  dialog: dialogFormat,
  when: record<When>({ from: day, to: day, outOn: day }),
  operations: list(byte, sized(long, operationFormat)),
});

/**
 * An image, padded with zeros to `room` bytes; throws `seal_size` where it is larger. Its content: `format
 * u8 | number u64 | turn u32 | dialogs u32`, then five lists behind their lengths.
 * Windows: `u8 × (out on u32 | count u32)`. Earlier: `u8 × u32`.
 * Crowds: `u8 × (first day u32 | ends on u32 | people u32)`.
 * Gone: `u32 × (id 16 | why u8 | turns since then u8)`. Entries: `u32 × (length u32 | entry)`.
 * An entry is `id 16 | dialog 16, zeros for none | from u32 | to u32 | out on u32 | operations u8 × (length
 * u32 | operation)`. Days are numbers since 1970-01-01.
 */
export function encodeImage(image: Image, room = sizeOfImage(image)): Buffer {
  if (sizeOfImage(image) > room) throw new SealError('seal_size');
  return Buffer.concat(partsOf(image), room);
}

/** Bytes that an image takes without its padding. */
export function sizeOfImage(image: Image): number {
  const head = partsOf({ ...image, entries: [] }).reduce((sum, { length }) => sum + length, 0);
  return image.entries.reduce((sum, entry) => sum + sizeOfEntry(entry), head);
}

function partsOf(image: Image): readonly Uint8Array[] {
  const { windows, earlier, crowds, gone, entries } = image;
  return [
    u8(format),
    u64(image.number),
    u32(image.turn),
    u32(image.dialogs),
    ...windowsFormat.write(windows),
    ...earlierFormat.write(earlier),
    ...crowdsFormat.write(crowds),
    ...goneFormat(image.turn).write(gone),
    u32(entries.length),
    ...entries.flatMap((entry) => [u32(bytesOf(entry).length), bytesOf(entry)]),
  ];
}

/** Bytes by entry, as long as the entry is in memory: it never changes, and each beat writes it again. */
const encoded = new WeakMap<Entry, Buffer>();

function bytesOf(entry: Entry): Buffer {
  const known = encoded.get(entry);
  if (known !== undefined) return known;
  const bytes = Buffer.concat(entryFormat.write(entry));
  encoded.set(entry, bytes);
  return bytes;
}

export function sizeOfEntry(entry: Entry): number {
  return 4 + bytesOf(entry).length;
}

/** Zeros may follow. Throws `seal_format` for what {@link encodeImage} did not write. */
export function decodeImage(bytes: Buffer): Image {
  const reader = readBytes(bytes);
  if (reader.u8() !== format) throw new SealError('seal_format');
  const number = Number(reader.bytes(8).readBigUInt64BE());
  const turn = reader.u32();
  const dialogs = reader.u32();
  const windows = windowsFormat.read(reader);
  const earlier = earlierFormat.read(reader);
  const crowds = crowdsFormat.read(reader);
  const gone = goneFormat(turn).read(reader);
  const entries = list(long, sized(long, entryFormat)).read(reader);
  return { number, turn, dialogs, windows, earlier, crowds, gone, entries };
}

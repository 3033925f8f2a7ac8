import type { Entry, SubmissionId } from '../domain/operation';
import type { departures, Gone, Image } from '../domain/pool-image';
import { type ByteReader, dayBytes, readBytes, u8, u32, u64 } from './fixed-width';
import { idBytes, idFromBytes } from './id-bytes';
import { encodeOperation, readOperation } from './operation-codec';
import { SealError } from './seal-error';
import { wordOf } from './words';

const format = 1;
const noDialog = Buffer.alloc(16);
const departureBytes = { out: 1, back: 2, done: 3 } as const satisfies Record<
  (typeof departures)[number],
  number
>;

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

function partsOf(image: Image): readonly Buffer[] {
  const { windows, earlier, crowds, gone, entries } = image;
  return [
    u8(format),
    u64(image.number),
    u32(image.turn),
    u32(image.dialogs),
    u8(windows.length),
    ...windows.flatMap(({ outOn, count }) => [dayBytes(outOn), u32(count)]),
    u8(earlier.length),
    ...earlier.map(u32),
    u8(crowds.length),
    ...crowds.flatMap(({ firstDay, endsOn, people }) => [
      dayBytes(firstDay),
      dayBytes(endsOn),
      u32(people),
    ]),
    u32(gone.length),
    ...gone.flatMap(({ id, why, turn }) => [
      idBytes(id),
      u8(departureBytes[why]),
      u8(image.turn - turn),
    ]),
    u32(entries.length),
    ...entries.flatMap((entry) => behindLength(bytesOf(entry))),
  ];
}

/** Bytes by entry, as long as the entry is in memory: it never changes, and each beat writes it again. */
const encoded = new WeakMap<Entry, Buffer>();

function bytesOf(entry: Entry): Buffer {
  const known = encoded.get(entry);
  if (known !== undefined) return known;
  const bytes = encodeEntry(entry);
  encoded.set(entry, bytes);
  return bytes;
}

/** Bytes that an entry takes in an image. */
export function sizeOfEntry(entry: Entry): number {
  return 4 + bytesOf(entry).length;
}

/** Reads what {@link encodeImage} wrote, with zeros after it; throws `seal_format` for anything else. */
export function decodeImage(bytes: Buffer): Image {
  const reader = readBytes(bytes);
  if (reader.u8() !== format) throw new SealError('seal_format');
  const number = Number(reader.bytes(8).readBigUInt64BE());
  const turn = reader.u32();
  const dialogs = reader.u32();
  const windows = list(reader.u8(), () => ({ outOn: reader.day(), count: reader.u32() }));
  const earlier = list(reader.u8(), reader.u32);
  const crowds = list(reader.u8(), () => ({
    firstDay: reader.day(),
    endsOn: reader.day(),
    people: reader.u32(),
  }));
  const gone = list(reader.u32(), (): Gone => {
    const [id, why] = [submissionId(reader), wordOf(departureBytes, reader.u8())];
    return { id, why, turn: turn - reader.u8() };
  });
  const entries = list(reader.u32(), () => readSized(reader, readEntry));
  return { number, turn, dialogs, windows, earlier, crowds, gone, entries };
}

function encodeEntry({ id, dialog, when, operations }: Entry): Buffer {
  return Buffer.concat([
    idBytes(id),
    dialog === undefined ? noDialog : idBytes(dialog),
    ...[when.from, when.to, when.outOn].map(dayBytes),
    u8(operations.length),
    ...operations.flatMap((operation) => behindLength(encodeOperation(operation))),
  ]);
}

function readEntry(reader: ByteReader): Entry {
  const id = submissionId(reader);
  const named = reader.bytes(16);
  const dialog = noDialog.equals(named) ? undefined : idFromBytes(named);
  const when = { from: reader.day(), to: reader.day(), outOn: reader.day() };
  const operations = list(reader.u8(), () => readSized(reader, readOperation));
  return { id, ...(dialog && { dialog }), when, operations };
}

/** Something behind its length, u32, which it must fill. */
function readSized<T>(reader: ByteReader, read: (reader: ByteReader) => T): T {
  const own = readBytes(reader.bytes(reader.u32()));
  const value = read(own);
  own.end();
  return value;
}

function submissionId(reader: ByteReader): SubmissionId {
  return reader.id() as unknown as SubmissionId;
}

function behindLength(bytes: Buffer): readonly [Buffer, Buffer] {
  return [u32(bytes.length), bytes];
}

function list<T>(length: number, read: () => T): readonly T[] {
  const all: T[] = [];
  for (let n = 0; n < length; n++) all.push(read());
  return all;
}

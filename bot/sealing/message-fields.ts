import { type ByteReader, u8, u16 } from './fixed-width';
import { SealError } from './seal-error';

/**
 * The bytes that stand for fields. Numbers are for ever. `code` is a redirect's or a hand-over's target, a
 * closing's reason, or the reporter's yes or no. `taken` says how minutes came about in two letters, for the
 * way and for a recording, and of a report after them its day of arrival, in days since 1970-01-01, and
 * where it was acknowledged a letter for how, and that day; `of` is the day of minutes, counted so.
 */
const tags = {
  what: 1,
  where: 2,
  how: 3,
  who: 4,
  text: 5,
  code: 6,
  author: 7,
  name: 8,
  cause: 9,
  investigation: 10,
  measures: 11,
  taken: 12,
  of: 13,
  recipient: 20,
  purpose: 21,
  reveals: 22,
  revealsWhy: 23,
  laterWhy: 24,
  tellBy: 25,
  decidedBy: 26,
  beside: 27,
} as const;
type Tag = keyof typeof tags;

/** A field of a message: `tag u8 | length u16 | UTF-8`. */
export function field(tag: Tag, value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  if (bytes.length > 0xffff) throw new SealError('seal_size');
  return Buffer.concat([u8(tags[tag]), u16(bytes.length), bytes]);
}

/** The next field, which must be this one; `seal_format` otherwise. */
export function readField(tag: Tag, reader: ByteReader): string {
  if (reader.u8() !== tags[tag]) throw new SealError('seal_format');
  return reader.text(reader.u16());
}

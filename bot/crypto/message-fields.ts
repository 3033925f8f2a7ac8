import { type ByteReader, lengthAndText, u8 } from './fixed-width';
import { SealError } from './seal-error';

/**
 * The bytes of fields; numbers are for ever. `code` is a redirect's or a hand-over's target, a closing's
 * reason, or the reporter's yes or no. `taken` is what `minutes-letters.ts` writes; `of` is the day of
 * minutes, in days since 1970-01-01.
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

/** Fields in the order given, each `tag u8 | length u16 | UTF-8`. Empty ones are written, absent ones not. */
export function fieldBytes<T extends Tag>(
  values: Readonly<Record<T, string | undefined>>,
): Buffer[] {
  const bytes: Buffer[] = [];
  for (const tag in values) {
    const value: string | undefined = values[tag];
    if (value === undefined) continue;
    if (Buffer.byteLength(value) > 0xffff) throw new SealError('seal_size');
    bytes.push(u8(tags[tag]), ...lengthAndText(value));
  }
  return bytes;
}

/** The next field, which must be this one; `seal_format` otherwise. */
export function readField(tag: Tag, reader: ByteReader): string {
  if (reader.u8() !== tags[tag]) throw new SealError('seal_format');
  return reader.sizedText();
}

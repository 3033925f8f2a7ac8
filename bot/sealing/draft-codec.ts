import { readBytes, u8, u16, u32 } from './fixed-width';
import { SealError } from './seal-error';

/** A draft without its padding: `issued at u32, in minutes since 1970-01-01 UTC | JSON`. */
export function encodeDraft(minute: number, draft: object): Buffer {
  return Buffer.concat([u32(minute), Buffer.from(JSON.stringify(draft), 'utf8')]);
}

/** Reads what {@link encodeDraft} wrote. The draft is an object; more is not known of it. */
export function decodeDraft(bytes: Buffer): { minute: number; draft: object } {
  const reader = readBytes(bytes);
  const minute = reader.u32();
  return { minute, draft: parse(reader.text(reader.rest())) };
}

/**
 * Texts by field without their padding, each `key length u8 | key | text length u16 | text`, all of it UTF-8.
 */
export function encodeTexts(texts: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    Object.entries(texts).flatMap(([key, text]) => {
      const [name, content] = [Buffer.from(key, 'utf8'), Buffer.from(text, 'utf8')];
      if (name.length > 0xff || content.length > 0xffff) throw new SealError('seal_size');
      return [u8(name.length), name, u16(content.length), content];
    }),
  );
}

export function decodeTexts(bytes: Buffer): Record<string, string> {
  const reader = readBytes(bytes);
  const texts: [string, string][] = [];
  while (reader.rest() > 0) {
    const key = reader.text(reader.u8());
    texts.push([key, reader.text(reader.u16())]);
  }
  return Object.fromEntries(texts);
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through: the parser's message would quote the content.
  }
  throw new SealError('seal_format');
}

import type { Day } from '../domain/day';
import type { Id } from '../domain/ids';
import { dayOf } from './fixed-width';
import { idBytes, idFromBytes, type ReadId } from './id-bytes';
import { SealError } from './seal-error';

export function readText(value: unknown): string {
  if (typeof value !== 'string') throw new SealError('seal_format');
  return value;
}

/** A list of `least` to `most` items; of `least` where no `most` is given, of any number where neither is. */
export function readList(value: unknown, least?: number, most = least): readonly unknown[] {
  if (!Array.isArray(value)) throw new SealError('seal_format');
  const list: readonly unknown[] = value;
  if (list.length < (least ?? 0) || list.length > (most ?? Infinity))
    throw new SealError('seal_format');
  return list;
}

export function readDay(value: unknown): Day {
  return dayOf(Number(value));
}

export function textOf(id: Id): string {
  return idBytes(id).toString('base64url');
}

/** Reads what {@link textOf} wrote, and refuses what base64url would skip or leave unused. */
export function readId(value: unknown): ReadId {
  const text = readText(value);
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new SealError('seal_format');
  return idFromBytes(bytes);
}

/** Reads bytes as a JSON object; `seal_format` for anything else. */
export function readLetters(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // The parser's message would quote the content.
  }
  throw new SealError('seal_format');
}

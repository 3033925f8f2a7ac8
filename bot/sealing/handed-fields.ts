import { parseDay } from '../domain/day';
import { type Handed, handOverTargets, purposes, revealing } from '../domain/hand-over';
import type { NoteBody } from '../domain/message';
import type { ByteReader } from './fixed-width';
import { field, readField } from './message-fields';
import { SealError } from './seal-error';
import { oneOf } from './words';

/** To whom something was handed. */
export const handedTo = [...handOverTargets, 'hr'] as const;

/** What a note keeps of a hand-over, behind its own fields; nothing of any other note. */
export function handedOf({ handed }: NoteBody): Buffer[] {
  if (handed === undefined) return [];
  const { to, name, purpose, cause, reveals, revealsWhy, later } = handed;
  return [
    field('name', name),
    field('cause', cause),
    field('recipient', to),
    field('purpose', purpose),
    field('reveals', reveals),
    field('revealsWhy', revealsWhy),
    ...(later === undefined ? [] : [field('laterWhy', later.why), field('tellBy', later.tellBy)]),
  ];
}

/** Reads what {@link handedOf} wrote. */
export function readHanded(reader: ByteReader): { readonly handed?: Handed } {
  if (reader.rest() === 0) return {};
  const name = readField('name', reader);
  const cause = readField('cause', reader);
  const to = oneOf(handedTo, readField('recipient', reader));
  const purpose = oneOf(purposes, readField('purpose', reader));
  const reveals = oneOf(revealing, readField('reveals', reader));
  const revealsWhy = readField('revealsWhy', reader);
  const handed = { to, name, purpose, cause, reveals, revealsWhy };
  if (reader.rest() === 0) return { handed };
  const why = readField('laterWhy', reader);
  const tellBy = parseDay(readField('tellBy', reader));
  if (tellBy === undefined) throw new SealError('seal_format');
  return { handed: { ...handed, later: { why, tellBy } } };
}

import { type Conflict, conflictKinds } from '../domain/conflict';
import { parseDay } from '../domain/day';
import { type Handed, handOverTargets, purposes, revealing } from '../domain/hand-over';
import type { NoteBody } from '../domain/message';
import type { ByteReader } from './fixed-width';
import { fieldBytes, readField } from './message-fields';
import { SealError } from './seal-error';
import { oneOf } from './words';

/** Recipients of a hand-over. */
export const handedTo = [...handOverTargets, 'hr'] as const;

/** A note's fields on its hand-over, written after its own. */
export function handedOf({ handed }: NoteBody): Buffer[] {
  if (handed === undefined) return [];
  const { to: recipient, name, purpose, cause, reveals, revealsWhy, later } = handed;
  const told = { laterWhy: later?.why, tellBy: later?.tellBy };
  return fieldBytes({ name, cause, recipient, purpose, reveals, revealsWhy, ...told });
}

/** Reads what {@link handedOf} wrote. */
export function readHanded(reader: ByteReader): { readonly handed?: Handed } {
  if (reader.rest() === 0) return {};
  const handed: Handed = {
    name: readField('name', reader),
    cause: readField('cause', reader),
    to: oneOf(handedTo, readField('recipient', reader)),
    purpose: oneOf(purposes, readField('purpose', reader)),
    reveals: oneOf(revealing, readField('reveals', reader)),
    revealsWhy: readField('revealsWhy', reader),
  };
  if (reader.rest() === 0) return { handed };
  const why = readField('laterWhy', reader);
  const tellBy = parseDay(readField('tellBy', reader));
  if (tellBy === undefined) throw new SealError('seal_format');
  return { handed: { ...handed, later: { why, tellBy } } };
}

/** A note's fields on a conflict of interest, written after its own. */
export function conflictOf({ conflict }: NoteBody): Buffer[] {
  if (conflict === undefined) return [];
  const { how, who, decidedBy, beside } = conflict;
  return fieldBytes({ code: how, name: who, decidedBy, beside });
}

/** Reads what {@link conflictOf} wrote. */
export function readConflict(reader: ByteReader): Conflict {
  return {
    how: oneOf(conflictKinds, readField('code', reader)),
    who: readField('name', reader),
    decidedBy: readField('decidedBy', reader),
    beside: readField('beside', reader),
  };
}

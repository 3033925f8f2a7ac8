import { type Conflict, conflictKinds } from '../domain/conflict';
import type { NoteBody } from '../domain/message';
import type { ByteReader } from './fixed-width';
import { field, readField } from './message-fields';
import { oneOf } from './words';

/** What a note keeps of a conflict of interest, behind its own fields; nothing of any other note. */
export function conflictOf({ conflict }: NoteBody): Buffer[] {
  if (conflict === undefined) return [];
  const { how, who, decidedBy, beside } = conflict;
  return [
    field('code', how),
    field('name', who),
    field('decidedBy', decidedBy),
    field('beside', beside),
  ];
}

/** Reads what {@link conflictOf} wrote. */
export function readConflict(reader: ByteReader): Conflict {
  const how = oneOf(conflictKinds, readField('code', reader));
  const who = readField('name', reader);
  const decidedBy = readField('decidedBy', reader);
  return { how, who, decidedBy, beside: readField('beside', reader) };
}

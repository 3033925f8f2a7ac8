import type { ThreadId } from '../domain/ids';
import type { DeskRecords, RecordSealer } from '../ports/desk-records';
import { countMessages } from './count-messages';
import { findShelf, type Shelf } from './shelf';
import type { CountWorld } from './worlds';

/** Dependencies for counting and reading notes. */
interface Counting {
  readonly deskRecords: Pick<DeskRecords, 'stored'>;
  readonly records: Pick<RecordSealer, 'noteTags'>;
}
interface Reading {
  readonly deskRecords: DeskRecords;
  readonly records: Pick<RecordSealer, 'noteTags' | 'openNote'>;
}

/** Notes as a desk's messages under the thread's internal key. */
function notesOf({ deskRecords, records }: Counting): CountWorld {
  return {
    threads: deskRecords,
    messages: { tags: (internal, _family, from, count) => records.noteTags(internal, from, count) },
  };
}

export function countNotes(world: Counting, internal: Uint8Array): Promise<number> {
  return countMessages(notesOf(world), internal, 'desk');
}

export function findNotes(world: Reading, internal: Uint8Array, thread: ThreadId): Promise<Shelf> {
  const { deskRecords, records } = world;
  const { messages } = notesOf(world);
  const open = (key: Uint8Array, of: ThreadId, _: unknown, envelope: Uint8Array) =>
    records.openNote(key, of, envelope);
  const shelves = { threads: deskRecords, messages: { ...messages, open } };
  return findShelf(shelves, internal, thread, 'desk');
}

import type { DeskRecords, RecordSealer } from '../ports/desk-records';
import type { CountWorld, ReadWorld } from './worlds';

/** What it takes to count a thread's recorded notes, and to read them. */
interface Counting {
  readonly deskRecords: Pick<DeskRecords, 'stored'>;
  readonly records: Pick<RecordSealer, 'noteTags'>;
}
interface Reading {
  readonly deskRecords: DeskRecords;
  readonly records: Pick<RecordSealer, 'noteTags' | 'openNote'>;
}

/**
 * The desk's records as a shelf has messages: counted and opened with the thread's internal key. Notes of
 * before there were records stand among the messages, in the family `note`.
 */
export function recordedNotes({ deskRecords, records }: Counting): CountWorld {
  return {
    threads: deskRecords,
    messages: { tags: (internal, _family, from, count) => records.noteTags(internal, from, count) },
  };
}

/** The same, to be read. */
export function readableNotes(world: Reading): ReadWorld {
  const { deskRecords, records } = world;
  return {
    threads: deskRecords,
    messages: {
      ...recordedNotes(world).messages,
      open: (internal, thread, _family, envelope) => records.openNote(internal, thread, envelope),
    },
  };
}

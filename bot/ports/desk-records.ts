import type { ThreadId } from '../domain/ids';
import type { Message, NoteBody } from '../domain/message';
import type { Tag, ThreadStore } from './thread-store';

/** A row of what a desk keeps for itself: a note. */
export interface DeskRecord {
  readonly tag: Tag;
  readonly envelope: Uint8Array;
}

/** Reading a desk's records. They are written with what a desk does, and go with their thread. */
export type DeskRecords = Pick<ThreadStore, 'messages' | 'stored'>;

/** Seals and opens a desk's records, under a key that alone tells to which thread a row belongs. */
export interface RecordSealer {
  /** The tags of a thread's notes numbered `from` to `from + count - 1`. */
  noteTags(internal: Uint8Array, from: number, count: number): readonly Tag[];
  sealNote(internal: Uint8Array, thread: ThreadId, note: Message<NoteBody>): Uint8Array;
  openNote(internal: Uint8Array, thread: ThreadId, envelope: Uint8Array): Message<NoteBody>;
}

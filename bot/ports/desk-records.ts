import type { ThreadId } from '../domain/ids';
import type { Message, NoteBody } from '../domain/message';
import type { Tag, ThreadStore } from './thread-store';

/** A stored note of a desk. */
export interface DeskRecord {
  readonly tag: Tag;
  readonly envelope: Uint8Array;
}

/** Reads a desk's records. Its deeds write them, and they go with their thread. */
export type DeskRecords = Pick<ThreadStore, 'messages' | 'stored'>;

/** Seals and opens a desk's records; without the key no row can be tied to its thread. */
export interface RecordSealer {
  /** The tags of the notes from number `from` on. */
  noteTags(internal: Uint8Array, from: number, count: number): readonly Tag[];
  sealNote(internal: Uint8Array, thread: ThreadId, note: Message<NoteBody>): Uint8Array;
  openNote(internal: Uint8Array, thread: ThreadId, envelope: Uint8Array): Message<NoteBody>;
}

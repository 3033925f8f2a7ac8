import type { Day } from '../domain/day';
import type { ThreadId } from '../domain/ids';
import type { DeskBody, Message, NoteBody } from '../domain/message';
import type { Tag, ThreadStore } from './thread-store';

/** A row of what a desk keeps for itself: a note, or the copy of something that it has sent. */
export interface DeskRecord {
  readonly tag: Tag;
  readonly envelope: Uint8Array;
}

/** What a desk keeps of something that it has sent, until it is out. */
export interface Copy {
  /** Which of the desk's places it has in the window. */
  readonly place: number;
  /** The day at whose hour it comes out. */
  readonly outOn: Day;
  /** Whether its row in the pool is all that was sent, so that it can be taken back. */
  readonly alone: boolean;
  readonly message: Message<DeskBody>;
}

/** Reading a desk's records. They are written by the pool's transactions, and go with their thread. */
export type DeskRecords = Pick<ThreadStore, 'messages' | 'stored'>;

/**
 * Sealing and opening of a desk's records under a thread's internal data key. Whoever lacks that key can tell
 * neither to which thread a row belongs nor whether it is a note or a copy.
 */
export interface RecordSealer {
  /** The tags of a thread's notes numbered `from` to `from + count - 1`. */
  noteTags(internal: Uint8Array, from: number, count: number): readonly Tag[];
  sealNote(internal: Uint8Array, thread: ThreadId, note: Message<NoteBody>): Uint8Array;
  openNote(internal: Uint8Array, thread: ThreadId, envelope: Uint8Array): Message<NoteBody>;
  /** The tag of the copy of what has that place and comes out on that day. */
  copyTag(internal: Uint8Array, place: number, outOn: Day): Tag;
  sealCopy(internal: Uint8Array, thread: ThreadId, copy: Copy): Uint8Array;
  openCopy(internal: Uint8Array, thread: ThreadId, envelope: Uint8Array): Copy;
}

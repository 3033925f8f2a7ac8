import type { Day } from '../domain/day';
import type { Id, ThreadId } from '../domain/ids';
import type { DeskBody, Message, NoteBody } from '../domain/message';
import type { HrStep } from '../domain/thread';
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

/**
 * What goes from one desk to the other, and waits for the release: an excerpt for HR, a move to the handlers,
 * or what the handlers write to HR in the excerpt's thread. All its rows are found by what this says.
 */
export type Parcel = {
  /** Names it, so that two that follow upon each other are told apart. */
  readonly id: Id;
  /** The day at whose hour it goes. */
  readonly outOn: Day;
} & ParcelContent;

export type ParcelContent =
  | {
      readonly kind: 'excerpt';
      /** What HR would read. */
      readonly text: string;
      /** By the reporter's yes; by law (VBL 5:10), told at once; or by law, told later or never. */
      readonly how: 'agreed' | 'told' | 'untold';
      /** Of an untold one: how far it had come with HR before. */
      readonly before?: HrStep | undefined;
      /** Of an untold one: what is kept of it until the reporter is told. */
      readonly deferral?: Id | undefined;
    }
  | {
      readonly kind: 'move';
      /** How many rows it has beyond the thread's places. */
      readonly beyond: number;
      /** Something that the desk had sent was dropped with it. */
      readonly dropped: boolean;
      /** The thread that it would become. */
      readonly to: ThreadId;
      /** The case's record with which a held case begins there. */
      readonly held?: Tag | undefined;
    }
  | {
      readonly kind: 'words';
      /** Which of the handlers' places in the excerpt's thread it has. */
      readonly place: number;
      readonly text: string;
    };

/** By what a parcel is looked for. */
export interface ParcelPlace {
  readonly kind: Parcel['kind'];
  /** Which of the places; 0 of what is one in its thread. */
  readonly place: number;
  readonly outOn: Day;
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
  /** The tag of the copy of a parcel of that kind, in that place, that goes on that day. */
  parcelTag(internal: Uint8Array, of: ParcelPlace): Tag;
  sealParcel(internal: Uint8Array, thread: ThreadId, parcel: Parcel): Uint8Array;
  openParcel(internal: Uint8Array, thread: ThreadId, envelope: Uint8Array): Parcel;
}

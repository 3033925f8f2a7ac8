import type { Case } from '../domain/case';
import type { Day, Month } from '../domain/day';
import type { Disposed, DisposedCount } from '../domain/disposal';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Message, NoteBody } from '../domain/message';
import type { Reference } from '../domain/reference';
import type { YearNumbers } from '../domain/year-numbers';

/** A stored thread. All but the clear columns is sealed; every row has one size. */
export interface ThreadRow {
  readonly id: ThreadId;
  readonly reference: Reference;
  /** HMAC of the report code's look-up key under the vault's pepper; 32 bytes. */
  readonly blindIndex: Uint8Array;
  readonly desk: Desk;
  readonly filedOn: Day;
  /** The last month of the thread; open threads share one value. */
  readonly expiry: Month;
  readonly revision: Revision;
  readonly state: Uint8Array;
  /** The reporter's public key and the wrapped data keys, sealed under the expiry month's key. */
  readonly keys: Uint8Array;
}

/** A thread's row, sealed again; `next`: its new revision, if its state has changed. */
export type Rewrap = Pick<ThreadRow, 'id' | 'revision' | 'expiry' | 'keys' | 'state'> & {
  readonly next?: Revision;
};

/** The sixteen bytes by which the holder of a data key finds a message. */
export type Tag = Uint8Array;

/**
 * Reads threads and messages, and does the keeper's work on them. New rows come from the pass ({@link
 * Pool}).
 */
export interface ThreadStore {
  byId(id: ThreadId): Promise<ThreadRow | undefined>;
  byBlindIndex(blindIndex: Uint8Array): Promise<ThreadRow | undefined>;
  byReference(reference: Reference): Promise<ThreadRow | undefined>;
  /** A desk's threads that expire in one of `months`, in no order. */
  ofDesk(desk: Desk, months: readonly Month[]): Promise<readonly ThreadRow[]>;
  /** The revisions of a desk's threads of one month, in no order. */
  revisions(desk: Desk, month: Month): Promise<readonly Pick<ThreadRow, 'id' | 'revision'>[]>;
  /** The existing ones of these threads, in no order. */
  byIds(ids: readonly ThreadId[]): Promise<readonly ThreadRow[]>;
  /**
   * At most `most` of a desk's threads of one month, in the order of their ids. They begin after `after`, if
   * given: there may be more than memory holds.
   */
  ofMonth(
    desk: Desk,
    month: Month,
    page: { readonly after: ThreadId | undefined; readonly most: number },
  ): Promise<readonly ThreadRow[]>;
  expiryMonths(): Promise<readonly Month[]>;
  /** At most `count` rows of all desks after an id, in the order of their random ids. */
  page(after: ThreadId | undefined, count: number): Promise<readonly ThreadRow[]>;
  count(): Promise<number>;
  /** Whether a thread is left that was filed by that day. */
  filedUntil(day: Day): Promise<boolean>;
  /** The envelopes under `tags`, in their order. */
  messages(tags: readonly Tag[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** Which of `tags` have a message, in their order, without reading one. */
  stored(tags: readonly Tag[]): Promise<readonly boolean[]>;
  /** Rewrites rows under another month or other keys. Throws `store_conflict` on a changed revision. */
  rewrap(rows: readonly Rewrap[]): Promise<void>;
  /**
   * Deletes a thread, its messages and its audit entries, but for their places, in one transaction.
   * @param disposed of what is counted of it, unless it was gone already
   * @param revision deletes nothing if the row has another one
   * @returns false if it deleted nothing for that reason
   */
  remove(
    id: ThreadId,
    tags: readonly Tag[],
    of?: { readonly disposed?: Disposed | undefined; readonly revision?: Revision },
  ): Promise<boolean>;
  /** What went when and by which decision, the earliest month first. */
  disposed(): Promise<readonly DisposedCount[]>;
}

/** A mark of sixteen bytes from a diary number, and the thread's id redacted by it. */
export interface NumberMark {
  readonly diaryMark: Uint8Array;
  readonly diaryThread: Uint8Array;
}

/** A stored case record, which does not name its thread. Its mark is random without a diary number. */
export interface CaseRow extends NumberMark {
  readonly tag: Tag;
  /** Redrawn with every change, so that two who act at once are told apart. */
  readonly revision: Revision;
  readonly envelope: Uint8Array;
}

/** Reads case records. The pool's transactions write them, and they go with their thread. */
export interface CaseRecords {
  /** The rows under `tags`, in their order. */
  rows(tags: readonly Tag[]): Promise<readonly (CaseRow | undefined)[]>;
  /** Only their revisions, in the same order. */
  revisions(tags: readonly Tag[]): Promise<readonly (Revision | undefined)[]>;
  /** The rows with a diary number's mark: several where cases share a number. */
  numbered(marks: readonly Uint8Array[]): Promise<readonly NumberMark[]>;
}

/** Seals and opens case records; without the key no row can be tied to its thread. */
export interface CaseSealer {
  tag(internal: Uint8Array): Tag;
  /** Whether a record has room in its envelope, and a lock of the caller's word after it. */
  fits(known: Case): boolean;
  seal(
    internal: Uint8Array,
    of: { readonly thread: ThreadId; readonly desk: Desk; readonly revision: Revision },
    known: Case,
  ): CaseRow;
  /** Throws a `SealError` when it does not open as that thread's. */
  open(internal: Uint8Array, thread: ThreadId, row: CaseRow): Case;
  /** The marks by which to search a desk's cases for a diary number. */
  marks(desk: Desk, number: string): readonly Uint8Array[];
  /** The thread of a found mark, by the number that was searched for. */
  threadOf(desk: Desk, number: string, found: NumberMark): ThreadId | undefined;
}

/** A stored note of a desk. */
export interface DeskRecord {
  readonly tag: Tag;
  readonly envelope: Uint8Array;
}

/** Reads a desk's records. Its commands write them, and they go with their thread. */
export type DeskRecords = Pick<ThreadStore, 'messages' | 'stored'>;

/** Seals and opens a desk's records; without the key no row can be tied to its thread. */
export interface RecordSealer {
  /** The tags of the notes from number `from` on. */
  noteTags(internal: Uint8Array, from: number, count: number): readonly Tag[];
  sealNote(internal: Uint8Array, thread: ThreadId, note: Message<NoteBody>): Uint8Array;
  openNote(internal: Uint8Array, thread: ThreadId, envelope: Uint8Array): Message<NoteBody>;
}

/** The frozen numbers of each year, in the clear: they are made to be published. */
export interface YearBook {
  /** All of them, the earliest year first. */
  all(): Promise<readonly YearNumbers[]>;
  /** Freezes a year; false, with nothing done, when it is frozen already. */
  freeze(numbers: YearNumbers): Promise<boolean>;
}

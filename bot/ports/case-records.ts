import type { Case } from '../domain/case';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Tag } from './thread-store';

/** A mark of sixteen bytes from a diary number, and the thread's id masked by it. */
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

import type { Case } from '../domain/case';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Tag } from './thread-store';

/** Sixteen bytes that a diary number gives, and sixteen that it turns into the thread's id. */
export interface NumberMark {
  readonly diaryMark: Uint8Array;
  readonly diaryThread: Uint8Array;
}

/**
 * A case's own record as it is stored: nothing in the row says of which thread it is. Its mark is that of its
 * diary number, and random bytes where it has none.
 */
export interface CaseRow extends NumberMark {
  readonly tag: Tag;
  /** Drawn anew with every change: what two who change it at once are told apart by. */
  readonly revision: Revision;
  readonly envelope: Uint8Array;
}

/** Reading cases' own records. They are written by the pool's transactions, and go with their thread. */
export interface CaseRecords {
  /** The rows under `tags`, in their order; `undefined` where there is none. */
  rows(tags: readonly Tag[]): Promise<readonly (CaseRow | undefined)[]>;
  /** Their revisions alone, in the same order. */
  revisions(tags: readonly Tag[]): Promise<readonly (Revision | undefined)[]>;
  /** What a diary number leads to: more than one where two cases were given the same. */
  numbered(marks: readonly Uint8Array[]): Promise<readonly NumberMark[]>;
}

/** Seals and opens cases' records, under a key that alone tells of which thread a row is. */
export interface CaseSealer {
  /** The tag of a thread's record. */
  tag(internal: Uint8Array): Tag;
  /** A row for a case, under that revision. */
  seal(
    internal: Uint8Array,
    of: { readonly thread: ThreadId; readonly desk: Desk; readonly revision: Revision },
    known: Case,
  ): CaseRow;
  /** Throws a `SealError` when it does not open as that thread's. */
  open(internal: Uint8Array, thread: ThreadId, row: CaseRow): Case;
  /** What to look for when somebody searches a desk's cases for a diary number. */
  marks(desk: Desk, number: string): readonly Uint8Array[];
  /** The thread that a found mark leads to, by the number that was searched for. */
  threadOf(desk: Desk, number: string, found: NumberMark): ThreadId | undefined;
}

import type { AuditEntry } from '../domain/audit';
import type { Id, Revision } from '../domain/ids';
import type { Entry, Operation, SubmissionId } from '../domain/operation';
import type { Departure } from '../domain/pool-image';
import type { WaitsFor, When } from '../domain/window';
import type { CaseRow } from './case-records';
import type { DeskRecord } from './desk-records';
import type { ProposalChange } from './proposals';
import type { Tag, ThreadRow } from './thread-store';

interface ThreadChange {
  readonly of: Pick<ThreadRow, 'id' | 'revision' | 'expiry'>;
  readonly to?: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'> | undefined;
}

/** What a desk writes at once with a submission, in its transaction; a reporter never does. */
export interface Deed {
  /** A thread that must still have that revision, and its new columns. */
  readonly thread?: ThreadChange;
  /** What the other desk has of it, in the same way. */
  readonly linked?: ThreadChange | undefined;
  /** A new thread of the desk, with its first message, which waits for no release. */
  readonly begin?: {
    readonly row: ThreadRow;
    readonly message: { readonly tag: Tag; readonly envelope: Uint8Array };
  };
  /** A note under an unused tag. */
  readonly record?: DeskRecord;
  /**
   * A case record, replacing the one with that revision, if any. `caseDeed` also mirrors what is due into the
   * thread's state.
   */
  readonly case?: { readonly from: Revision | undefined; readonly to: CaseRow };
  readonly proposals?: readonly ProposalChange[];
  /** Messages and notes that are sealed again, without words that were in them. */
  readonly replaces?: {
    readonly messages: readonly DeskRecord[];
    readonly records: readonly DeskRecord[];
  };
}

/** What a submission does, computed within the beat's transaction. */
export interface Built {
  readonly operations?: readonly Operation[];
  readonly waits?: WaitsFor;
  /** Submissions that it takes back or replaces: all of them must be waiting. */
  readonly takesBack?: readonly SubmissionId[];
  readonly deed?: Deed | undefined;
  readonly audit?: AuditEntry | undefined;
}

export interface Submission<Refusal extends string = never> {
  readonly id: SubmissionId;
  /** The reporter's dialog: what one dialog sends has to fit its share of the image. */
  readonly dialog?: Id | undefined;
  /** A member sends it: it counts as a dialog in the image's size. */
  readonly byDesk?: true | undefined;
  /**
   * Decides what to do, or refuses, within the transaction. It may be called several times, and the last call
   * counts. It reads through that transaction, and writes nothing.
   */
  readonly build: (now: Waiting) => Promise<Built | Refusal> | Built | Refusal;
}

/**
 * What happened to a submission. `duplicate`: taken earlier. `overtaken`: its deed no longer applies. `full`:
 * the image has no room. Only `stored` and `duplicate` are durable, so only after these "sent" may be said.
 */
type Put = 'stored' | 'duplicate' | 'overtaken' | 'full';

export interface Taken<Refusal extends string = never> {
  readonly put: Put | Refusal;
  /** When it happened, as far as it is told, and its release day; set when durable. */
  readonly when?: When | undefined;
}

/** A snapshot of what waits. */
export interface Waiting {
  readonly entries: readonly Entry[];
  readonly isKnown: (id: SubmissionId) => boolean;
  readonly departureOf: (id: SubmissionId) => Departure | undefined;
}

/** What waits for the release: one sealed image, written whole at each beat. */
export interface Pool {
  /** Resolves once its beat is durable. Rejects when it may not have been stored. */
  submit<Refusal extends string = never>(submission: Submission<Refusal>): Promise<Taken<Refusal>>;
  /** Resolves after the next beat, even when nothing is sent. */
  beat(): Promise<void>;
  now(): Promise<Waiting>;
  /** What waited when this process looked last; nothing is read for it. */
  remembered(): Waiting;
  /** Whether a submission was taken: it waits, has come out, or was taken back. */
  knows(id: SubmissionId): Promise<boolean>;
}

/**
 * Runs the work of a press with a pool of its own. Where it waits for a beat, its answer goes with all others
 * of that beat, in the order of their presses.
 */
export type InRounds = <T>(work: (pool: Pool) => Promise<T>) => Promise<T>;

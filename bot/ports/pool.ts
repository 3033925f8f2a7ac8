import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import type { Desk, Id, Revision } from '../domain/ids';
import type { Entry, Operation, SubmissionId } from '../domain/operation';
import type { Departure } from '../domain/pool-image';
import type { Proposal } from '../domain/proposal';
import type { RedactedCopyContent, RedactedCopyPart } from '../domain/redacted-copy';
import type { WaitsFor, When } from '../domain/window';
import type { CaseRow, DeskRecord, Tag, ThreadRow } from './threads';

interface ThreadChange {
  readonly of: Pick<ThreadRow, 'id' | 'revision' | 'expiry'>;
  readonly to?: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'> | undefined;
}

/** What a desk writes at once with a submission, in its transaction; a reporter never does. */
export interface Writes {
  /** A thread that must still have that revision, and its new columns. */
  readonly thread?: ThreadChange;
  /** What the other desk has of it, in the same way. */
  readonly linked?: ThreadChange | undefined;
  /** A new thread of the desk, with its first message, which waits for no pass. */
  readonly begin?: {
    readonly row: ThreadRow;
    readonly message: { readonly tag: Tag; readonly envelope: Uint8Array };
  };
  /** A note under an unused tag. */
  readonly record?: DeskRecord;
  /**
   * A case record, replacing the one with that revision, if any. `caseWrites` also mirrors what is due into
   * the thread's state.
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
  readonly writes?: Writes | undefined;
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
  readonly build: (now: PoolSnapshot) => Promise<Built | Refusal> | Built | Refusal;
}

/**
 * What happened to a submission. `duplicate`: taken earlier. `overtaken`: its write no longer applies.
 * `full`: the image has no room. Only `stored` and `duplicate` are durable, so only after these "sent" may be
 * said.
 */
type Put = 'stored' | 'duplicate' | 'overtaken' | 'full';

export interface Taken<Refusal extends string = never> {
  readonly put: Put | Refusal;
  /** When it happened, as far as it is told, and its pass day; set when durable. */
  readonly when?: When | undefined;
}

/** A snapshot of what waits. */
export interface PoolSnapshot {
  readonly entries: readonly Entry[];
  readonly isKnown: (id: SubmissionId) => boolean;
  readonly departureOf: (id: SubmissionId) => Departure | undefined;
}

/** What waits for the pass: one sealed image, written whole at each beat. */
export interface Pool {
  /** Resolves once its beat is durable. Rejects when it may not have been stored. */
  submit<Refusal extends string = never>(submission: Submission<Refusal>): Promise<Taken<Refusal>>;
  /** Resolves after the next beat, even when nothing is sent. */
  beat(): Promise<void>;
  now(): Promise<PoolSnapshot>;
  /** What waited when this process looked last; nothing is read for it. */
  remembered(): PoolSnapshot;
  /** Whether a submission was taken: it waits, has come out, or was taken back. */
  knows(id: SubmissionId): Promise<boolean>;
}

/**
 * Runs the work of a press with a pool of its own. Where it waits for a beat, its answer goes with all others
 * of that beat, in the order of their presses.
 */
export type InRounds = <T>(work: (pool: Pool) => Promise<T>) => Promise<T>;

/** What a part of a redacted copy is bound to. */
export type PartPlace = Pick<RedactedCopyPart, 'thread' | 'part'>;

/** A stored proposal: desk and day are clear, the rest is sealed. */
export interface ProposalRow {
  readonly id: Id;
  readonly desk: Desk;
  readonly day: Day;
  readonly revision: Revision;
  readonly sealed: Uint8Array;
}

/** Makes (without `from`), replaces or removes (without `to`) a proposal, if it is still that of `from`. */
export type ProposalChange =
  | { readonly from: ProposalRow; readonly to?: ProposalRow }
  | { readonly from?: undefined; readonly to: ProposalRow };

/** What members propose. Their writes change it in the pool's transactions. */
export interface Proposals {
  /** The oldest first. */
  ofDesk(desk: Desk): Promise<readonly ProposalRow[]>;
  /** The upkeep's change; false, with nothing done, when another was first. */
  change(change: ProposalChange): Promise<boolean>;
}

/** Seals and opens proposals under the keys of the desk's queue. */
export interface ProposalSealer {
  /** Its row, under a new revision. */
  seal(of: Pick<ProposalRow, 'id' | 'desk' | 'day'>, proposal: Proposal): ProposalRow;
  open(row: ProposalRow): Promise<Proposal>;
  /** Seals a part of a redacted copy under its thread's internal key. */
  sealContent(internal: Uint8Array, of: PartPlace, content: RedactedCopyContent): string;
  openContent(
    internal: Uint8Array,
    of: PartPlace & Pick<RedactedCopyPart, 'sealed'>,
  ): RedactedCopyContent;
  /** Names what a copy of a thread shows; without the thread's internal key the name tells nothing. */
  nameOf(internal: Uint8Array, shown: string): string;
  /** Whether it is sealed under the desk's newest key. */
  isNewest(row: ProposalRow): boolean;
}

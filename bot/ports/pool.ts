import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { EpochId, Revision, ThreadId } from '../domain/ids';
import type { CaseRow } from './case-records';
import type { DeskRecord } from './desk-records';
import type { Notice } from './outbox';
import type { ReminderNote } from './reminders';
import type { Tag, ThreadRow } from './thread-store';

/** A window's key pair as it is stored. */
export interface Epoch {
  readonly id: EpochId;
  /** X25519, 32 bytes; clear. Nothing is sealed to it before it has been compared with the other half. */
  readonly publicKey: Uint8Array;
  /** The private half, sealed by a vault key. */
  readonly sealedPrivateKey: Uint8Array;
  /** The day at whose hour its window ends; none where it ends as soon as something waits. */
  readonly endsOn?: Day | undefined;
}

export interface PoolRow {
  /** 32 bytes, clear and unique: HMAC(data key, epoch, side, place), random for a filing. */
  readonly slot: Uint8Array;
  readonly epoch: EpochId;
  readonly envelope: Uint8Array;
}

/** A row that is put in, with the copy that the desk keeps of it; one of before in that place goes. */
export interface NewPoolRow extends PoolRow {
  readonly copy?: DeskRecord | undefined;
}

/**
 * What goes with rows in their transaction, or what must hold in it: else nothing is stored, and they are
 * `overtaken`.
 */
export interface Deed {
  /** A thread that still has that revision, and what becomes of its row. */
  readonly thread?: {
    readonly of: Pick<ThreadRow, 'id' | 'revision' | 'expiry'>;
    readonly to?: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'> | undefined;
  };
  /** Of these slots not all are taken. */
  readonly notAll?: readonly Uint8Array[];
  /** Rows of the pool that are taken out, and the copies of them: all of them there, as they were. */
  readonly drop?: Drop;
  /** A record under a tag that nothing has. */
  readonly record?: DeskRecord;
  /**
   * A case's own record, in the place of the one with that revision, or where there is none. What is due of
   * it stands in the thread's state as well: `caseDeed` gives both.
   */
  readonly case?: { readonly from: Revision | undefined; readonly to: CaseRow };
}

interface Drop {
  readonly slots: readonly Uint8Array[];
  readonly copies: readonly DeskRecord[];
  /** A case's own record that goes with them. */
  readonly case?: Tag | undefined;
}

/** What is taken back, and what is undone with it. */
export interface Withdrawal extends Pick<Deed, 'thread' | 'notAll' | 'record' | 'case'> {
  readonly drop: Drop;
  /** Rows of the running epoch that are put in: as many as are taken out. */
  readonly covers: readonly PoolRow[];
}

/** Names a submitted draft, so that the same one files once. Goes with its day. */
export interface Submission {
  /** 32 bytes: HMAC(draft key of the day on which the draft began, the draft's id and purpose). */
  readonly tag: Uint8Array;
  /** What version 0.1 called it: looked for as well, and never stored. */
  readonly formerTag?: Uint8Array;
  /** The first day of the window of submitting; never the one on which the draft began. */
  readonly day: Day;
}

/** A dialog's cover row, with its submission. */
export interface CoverRow {
  readonly slot: Uint8Array;
  readonly submission: Submission;
}

/**
 * What became of the rows. `slot_taken`: one of them found its slot taken; `overtaken`: what was to go with
 * them did not hold any more. Only `stored` and `duplicate` mean that they are durable; only after these may
 * "sent" be said.
 */
export type Put = 'stored' | 'duplicate' | 'slot_taken' | 'epoch_gone' | 'overtaken';

/** What the release does with the opened rows; all of it in the transaction that deletes them. */
export interface Release {
  /** Threads that have moved to another desk: their old rows go first; the audit that names them stays. */
  readonly removals: readonly { readonly id: ThreadId; readonly tags: readonly Tag[] }[];
  readonly threads: readonly ThreadRow[];
  /** Each message takes the first of its candidate tags that is free. */
  readonly messages: readonly {
    readonly candidates: readonly Tag[];
    readonly envelope: Uint8Array;
  }[];
  /** Copies that desks kept of what comes out. */
  readonly copies?: readonly Tag[];
  /** New states (and, where the expiry changed, keys) of threads that were there already. */
  readonly updates: readonly {
    readonly id: ThreadId;
    readonly from: Revision;
    readonly to: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'> &
      Partial<Pick<ThreadRow, 'blindIndex'>>;
  }[];
  /** What is not due yet, sealed to the next epoch. */
  readonly carried: readonly PoolRow[];
  /** Who is to be told of it, one a member; who is still to be told of an earlier release is told once. */
  readonly notices: readonly Notice[];
  /** The notices are a day's reminder as well, if nobody else has written that: one card, not two. */
  readonly reminder?: ReminderNote | undefined;
}

/** Reads threads inside a release's transaction. */
export interface StoredThreads {
  /** Those that are not there are left out. */
  readonly find: (ids: readonly ThreadId[]) => Promise<readonly ThreadRow[]>;
  /** All of a month of expiry. */
  readonly ofMonth: (month: Month) => Promise<readonly ThreadRow[]>;
  /** The months under which any stand, in no order. */
  readonly months: () => Promise<readonly Month[]>;
}

/**
 * Everything that is written goes through the pool, and leaves it together, in random order.
 *
 * @example
 * const epoch = await pool.epoch(newEpoch);
 * const put = await pool.put([{ slot, epoch: epoch.id, envelope }], submission);
 */
export interface Pool {
  /** The running epoch; made by `make` when there is none yet. */
  epoch(make: () => Promise<Epoch>): Promise<Epoch>;
  /** The running epoch, if there is one. */
  running(): Promise<Epoch | undefined>;
  /** Which of `slots` are taken, in their order. */
  taken(slots: readonly Uint8Array[]): Promise<readonly boolean[]>;
  /**
   * Stores rows of one epoch, their submission and audit entry durably in one transaction, or nothing.
   * @param instead goes in the same transaction, if it still waits
   * @param deed what else is done in it, or has to hold
   */
  put(
    rows: readonly NewPoolRow[],
    submission: Submission,
    audit?: AuditEntry,
    instead?: CoverRow,
    deed?: Deed,
  ): Promise<Put>;
  /**
   * Takes rows of the running epoch out, with the desk's copies of them, puts cover rows in their place and
   * undoes what was done with them, in one transaction with the entry. False, and nothing done, when any of
   * it is not there as it was.
   */
  withdraw(withdrawal: Withdrawal, audit: AuditEntry): Promise<boolean>;
  /** Whether a draft has been submitted already. */
  submitted(submission: Submission): Promise<boolean>;
  /** At most `most` rows of an epoch by their slots, from the first one or from the one after a slot. */
  rows(epoch: EpochId, after: Uint8Array | undefined, most: number): Promise<readonly PoolRow[]>;
  /** Whether the running epoch holds a row, or more than so many. */
  waits(moreThan?: number): Promise<boolean>;
  /** Says when the running epoch ends, where that has not been said, or was said to be later. */
  setEnd(id: EpochId, endsOn: Day): Promise<void>;
  /**
   * Ends the running epoch in one transaction if it holds no row and `isOld` says so, and starts `next`.
   * Gives whether it did.
   */
  renew(next: Epoch, isOld: (epoch: Epoch) => boolean): Promise<boolean>;
  /**
   * Ends the running epoch in one transaction: gives its rows to `open`, applies what comes back in random
   * order, deletes the rows and the epoch with its private key, and starts `next` with what is carried on.
   * Then truncates the write-ahead log. Gives the number of rows that the epoch had. With none waiting
   * nothing changes, unless it is a pass, which ends an empty epoch as well.
   */
  release(
    next: Epoch,
    open: (epoch: Epoch, rows: readonly PoolRow[], stored: StoredThreads) => Promise<Release>,
    pass?: 'pass',
  ): Promise<number>;
}

import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { Id, Revision, ThreadId } from '../domain/ids';
import type { Entry, Operation, SubmissionId } from '../domain/operation';
import type { Departure, Image } from '../domain/pool-image';
import type { WaitsFor, When } from '../domain/window';
import type { CaseRow } from './case-records';
import type { DeskRecord } from './desk-records';
import type { Notice } from './outbox';
import type { ReminderNote } from './reminders';
import type { Tag, ThreadRow } from './thread-store';

/** The name of a day's key: 16 random bytes. In the vault it is `pool-` and their hexadecimal digits. */
export type PoolKeyName = Id & { readonly __poolKey: never };

/** `pool`: what beats write. `carried`: what waits beyond the next pass, which passes alone write. */
export type ImageTable = 'pool' | 'carried';

/** Where an image belongs: it opens there and nowhere else. */
export interface ImagePlace {
  readonly table: ImageTable;
  readonly place: 0 | 1;
  readonly key: PoolKeyName;
  /** The day at whose hour the next pass comes, or where the clock makes none the keys turn. */
  readonly endsOn: Day;
}

/** A row of `pool` or `carried`. Two are written by turns, so that a torn write costs nothing. */
export interface ImageRow extends Omit<ImagePlace, 'table'> {
  /** New with each write. */
  readonly revision: Id;
  readonly image: Uint8Array;
}

/** All rows, as they are stored. */
export interface ImageRows extends Readonly<Record<ImageTable, readonly ImageRow[]>> {
  /** Until when beats come each second, in milliseconds since 1970-01-01 UTC. */
  readonly fastUntil: number;
}

/** Sealing and opening of images. What does not open throws a `SealError`. */
export interface ImageSealer {
  /** An envelope of exactly `size` bytes. */
  seal(key: Uint8Array, place: ImagePlace, image: Image, size: number): Uint8Array;
  open(key: Uint8Array, place: ImagePlace, envelope: Uint8Array): Image;
  /** Bytes of content that fit an image of a size. */
  room(size: number): number;
  /** Bytes of an image's content, and of one entry in it. */
  size(image: Image): number;
  sizeOf(entry: Entry): number;
}

/** How far a day's key has come: kept for a restore; sealing; drawn ahead; to be destroyed. */
type PoolKeyRole = 'before' | 'running' | 'next' | 'going';

/** A day's key as the database knows it. */
export interface PoolKeyRow {
  readonly name: PoolKeyName;
  readonly role: PoolKeyRole;
  /** 32 bytes that say which key it is; none until it has been drawn. */
  readonly mark: Uint8Array | undefined;
}

/** What goes with a submission in its transaction: a desk's own, never a reporter's. */
export interface Deed {
  /** A thread that still has that revision, and what its row becomes. */
  readonly thread?: {
    readonly of: Pick<ThreadRow, 'id' | 'revision' | 'expiry'>;
    readonly to?: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'> | undefined;
  };
  /** A thread that begins in it, with its first message: a desk's own, which waits for no release. */
  readonly begin?: {
    readonly row: ThreadRow;
    readonly message: { readonly tag: Tag; readonly envelope: Uint8Array };
  };
  /** A record under a tag that nothing has. */
  readonly record?: DeskRecord;
  /**
   * A case's own record, in the place of the one with that revision, or where there is none. What is due of
   * it is in the thread's state as well: `caseDeed` gives both.
   */
  readonly case?: { readonly from: Revision | undefined; readonly to: CaseRow };
}

/** What a submission makes, worked out within the beat's transaction from what is there then. */
export interface Built {
  readonly operations?: readonly Operation[];
  /** By what its operations come out. */
  readonly waits?: WaitsFor;
  /** Submissions that it takes back or replaces: all of them wait. */
  readonly takesBack?: readonly SubmissionId[];
  readonly deed?: Deed | undefined;
  readonly audit?: AuditEntry | undefined;
}

/** What is submitted. */
export interface Submission<Refusal extends string = never> {
  readonly id: SubmissionId;
  /** The reporter's dialog in which it is sent: what one dialog sends has to fit its share of the image. */
  readonly dialog?: Id | undefined;
  /** Whether a desk's person sends it: it counts like a dialog in the image's size. */
  readonly byDesk?: boolean;
  /**
   * Says what is to be done, or why it is not; called within the transaction, perhaps several times, of which
   * the last counts. Reads of stores see that transaction. It writes nothing itself.
   */
  readonly build: (now: Waiting) => Promise<Built | Refusal> | Built | Refusal;
}

/**
 * What happened to a submission. `duplicate`: it was taken earlier. `overtaken`: what was to go with it does
 * not hold any more. `full`: the image has no room. Only `stored` and `duplicate` mean that it is durable;
 * only after these may "sent" be said.
 */
type Put = 'stored' | 'duplicate' | 'overtaken' | 'full';

export interface Taken<Refusal extends string = never> {
  readonly put: Put | Refusal;
  /** Of what was stored or had been: when it happened, as far as it is told, and when it comes out. */
  readonly when?: When | undefined;
}

/** What waits, as it is at one moment. */
export interface Waiting {
  readonly entries: readonly Entry[];
  readonly isKnown: (id: SubmissionId) => boolean;
  readonly departureOf: (id: SubmissionId) => Departure | undefined;
}

/**
 * What waits for the release: one sealed image, written whole at each beat.
 *
 * @example
 * const { put, when } = await pool.submit({ id, build: () => ({ operations: [filing], waits: 'window' }) });
 */
export interface Pool {
  /** Resolves after the beat that holds it is durable. Rejects when it may not have been stored. */
  submit<Refusal extends string = never>(submission: Submission<Refusal>): Promise<Taken<Refusal>>;
  /** Resolves after the next beat, whether or not anything is sent. */
  beat(): Promise<void>;
  now(): Promise<Waiting>;
  /** Whether a submission was taken: it waits, has come out, or was taken back. */
  knows(id: SubmissionId): Promise<boolean>;
}

/** What the release does with opened operations; all of it in one transaction. */
export interface Release {
  /** Threads that have moved to another desk: their old rows go first; the audit that names them stays. */
  readonly removals: readonly { readonly id: ThreadId; readonly tags: readonly Tag[] }[];
  readonly threads: readonly ThreadRow[];
  /** Each message takes the first of its candidate tags that is free. */
  readonly messages: readonly {
    readonly candidates: readonly Tag[];
    readonly envelope: Uint8Array;
  }[];
  /** Records of cases that begin with a thread. */
  readonly cases?: readonly CaseRow[];
  /** New states (and, where the expiry changed, keys) of threads that were there already. */
  readonly updates: readonly {
    readonly id: ThreadId;
    readonly from: Revision;
    readonly to: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'> &
      Partial<Pick<ThreadRow, 'blindIndex'>>;
  }[];
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
  /** The months under which any are, in no order. */
  readonly months: () => Promise<readonly Month[]>;
}

/** What may be done within one transaction on the pool. */
export interface PoolTransaction {
  readonly rows: ImageRows;
  readonly keys: readonly PoolKeyRow[];
  readonly stored: StoredThreads;
  /** Does what goes with a submission; false, and nothing done, where it does not hold any more. */
  readonly carryOut: (deed: Deed | undefined, audit: AuditEntry | undefined) => Promise<boolean>;
  readonly release: (release: Release) => Promise<void>;
  /** Keeps a row that does not open beside the pool, once. */
  readonly setAside: (table: ImageTable, row: ImageRow) => Promise<void>;
  /** Changes which keys there are: rows that are new or have another role or mark; those named go. */
  readonly keepKeys: (rows: readonly PoolKeyRow[], gone?: readonly PoolKeyName[]) => Promise<void>;
  /** Writes rows in the place of those with these revisions. The transaction's last statements. */
  readonly write: (
    rows: readonly (ImageRow & { readonly table: ImageTable; readonly from: Id | undefined })[],
    fastUntil: number,
  ) => Promise<void>;
}

/** The stored side of the pool. */
export interface PoolStore {
  read(): Promise<ImageRows & { readonly keys: readonly PoolKeyRow[] }>;
  /** The rows' revisions and the rhythm, without the images. */
  look(): Promise<{
    readonly revisions: readonly Id[];
    readonly key: PoolKeyName | undefined;
    readonly endsOn: Day | undefined;
    readonly fastUntil: number;
  }>;
  /**
   * One transaction, alone among all processes. Afterwards the log is begun again in place.
   * @param after `wipe` truncates the log as well, after a transaction that deleted something
   */
  write<T>(work: (within: PoolTransaction) => Promise<T>, after?: 'wipe'): Promise<T>;
  /** Whether the log was begun again in its place after the last transaction. */
  isLogBegun(): boolean;
  /** Images that did not open, set aside. */
  aside(): Promise<readonly (ImageRow & { readonly table: ImageTable })[]>;
  removeAside(revisions: readonly Id[]): Promise<void>;
}

/** The days' keys, in the vault. What the vault says is thrown as it comes. */
export interface PoolKeys {
  /** A key that is remembered. */
  known(name: PoolKeyName): Uint8Array | undefined;
  /**
   * Reads the keys that rows name and that are not remembered, and forgets all others. A key that the vault
   * lacks, or has another one in its place, stays unknown and is never drawn again.
   */
  read(rows: readonly PoolKeyRow[]): Promise<void>;
  /** A name that nothing has. */
  name(): PoolKeyName;
  /** Whether the vault has another key under its name, or none. It is asked, also for what is remembered. */
  isLost(row: PoolKeyRow): Promise<boolean>;
  /** Draws the key of a name that has no mark yet; gives the row with its mark, with which it is read. */
  draw(row: PoolKeyRow): Promise<PoolKeyRow>;
  /** Destroys a key for good, as far as the vault can. */
  destroy(name: PoolKeyName): Promise<void>;
}

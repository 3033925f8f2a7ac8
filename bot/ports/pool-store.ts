import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { Id, Revision, ThreadId } from '../domain/ids';
import type { Entry } from '../domain/operation';
import type { PassRule } from '../domain/pass-rule';
import type { Image } from '../domain/pool-image';
import type { Notice, ReminderNote } from './notices';
import type { Writes } from './pool';
import type { CaseRow, DeskRecord, Tag, ThreadRow } from './threads';

/** The name of a day's key; in the vault it is `pool-` and its hexadecimal digits. */
export type PoolKeyName = Id & { readonly __poolKey: never };

/** Beats write `pool`. Passes write `carried`: what waits beyond the next pass. */
export type ImageTable = 'pool' | 'carried';

/** Where an image belongs, and the only place where it opens. */
export interface ImagePlace {
  readonly table: ImageTable;
  readonly place: 0 | 1;
  readonly key: PoolKeyName;
  /** The day of the next pass, or of the keys' next turn. */
  readonly endsOn: Day;
}

/** A row of `pool` or `carried`. Two are written in turn, so that a torn write costs nothing. */
export interface ImageRow extends Omit<ImagePlace, 'table'> {
  readonly revision: Id;
  readonly image: Uint8Array;
}

/** A row without its image if the reader knows its revision. */
export interface ReadRow extends Omit<ImageRow, 'image'> {
  readonly image: Uint8Array | undefined;
}

/** All stored rows. */
export interface ImageRows extends Readonly<Record<ImageTable, readonly ReadRow[]>> {
  /** Until when beats come each second: milliseconds since 1970-01-01 UTC. */
  readonly fastUntil: number;
}

/** Seals and opens images. Throws a `SealError` when one does not open. */
export interface ImageSealer {
  /** Returns an envelope of exactly `size` bytes. */
  seal(key: Uint8Array, place: ImagePlace, image: Image, size: number): Uint8Array;
  open(key: Uint8Array, place: ImagePlace, envelope: Uint8Array): Image;
  /** Gives the memory of an envelope back that is stored or was opened: its bytes are gone. */
  giveBack(envelope: Uint8Array): void;
  /** The bytes of content that fit an image of a size. */
  room(size: number): number;
  /** The bytes of an image's content, and of one entry in it. */
  size(image: Image): number;
  sizeOf(entry: Entry): number;
}

/** The state of a day's key: kept for a restore; sealing; drawn ahead; to be destroyed. */
type PoolKeyRole = 'before' | 'running' | 'next' | 'going';

/** A day's key as the database knows it. */
export interface PoolKeyRow {
  readonly name: PoolKeyName;
  readonly role: PoolKeyRole;
  /** 32 bytes that identify the key; unset until it is drawn. */
  readonly mark: Uint8Array | undefined;
}

/** What the pass does with opened operations; all of it in one transaction. */
export interface PassWrites {
  /** Threads that moved to another desk: the old rows go first; the audit about them stays. */
  readonly removals: readonly { readonly id: ThreadId; readonly tags: readonly Tag[] }[];
  readonly threads: readonly ThreadRow[];
  /** Each message takes its first free candidate tag. */
  readonly messages: readonly {
    readonly candidates: readonly Tag[];
    readonly envelope: Uint8Array;
  }[];
  readonly cases?: readonly CaseRow[];
  readonly records?: readonly DeskRecord[];
  /** New states, and keys where the expiry changed, of existing threads. */
  readonly updates: readonly {
    readonly id: ThreadId;
    readonly from: Revision;
    readonly to: Pick<ThreadRow, 'revision' | 'state' | 'expiry' | 'keys'> &
      Partial<Pick<ThreadRow, 'blindIndex'>>;
  }[];
  /** At most one notice a member, together with those not delivered yet. */
  readonly notices: readonly Notice[];
  /** The notices also serve as a day's reminder, if nobody has written it: one card, not two. */
  readonly reminder?: ReminderNote | undefined;
}

/** Reads threads within a pass's transaction. */
export interface StoredThreads {
  /** Missing ones are left out. */
  readonly find: (ids: readonly ThreadId[]) => Promise<readonly ThreadRow[]>;
  /** All threads of an expiry month. */
  readonly ofMonth: (month: Month) => Promise<readonly ThreadRow[]>;
  /** The expiry months that occur, in no order. */
  readonly months: () => Promise<readonly Month[]>;
}

/** What may be done within one transaction on the pool. */
export interface PoolTransaction {
  readonly rows: ImageRows;
  readonly keys: readonly PoolKeyRow[];
  readonly stored: StoredThreads;
  /** Applies writes; false, with nothing done, when it no longer applies. */
  readonly applyWrites: (
    writes: Writes | undefined,
    audit: AuditEntry | undefined,
  ) => Promise<boolean>;
  readonly pass: (pass: PassWrites) => Promise<void>;
  /** Sets aside, once, a row that does not open. */
  readonly setAside: (table: ImageTable, row: ImageRow) => Promise<void>;
  /** Writes new or changed key rows, and removes those named. */
  readonly keepKeys: (rows: readonly PoolKeyRow[], gone?: readonly PoolKeyName[]) => Promise<void>;
  /** Replaces the rows with these revisions. The transaction's last statements. */
  readonly write: (
    rows: readonly (ImageRow & { readonly table: ImageTable; readonly from: Id | undefined })[],
    fastUntil: number,
  ) => Promise<void>;
}

/** The stored pool. */
export interface PoolStore {
  read(): Promise<ImageRows & { readonly keys: readonly PoolKeyRow[] }>;
  /** The rows' revisions and the beat rate, without the images. */
  look(): Promise<{
    readonly revisions: readonly Id[];
    readonly key: PoolKeyName | undefined;
    readonly endsOn: Day | undefined;
    readonly fastUntil: number;
  }>;
  /**
   * Runs one transaction, exclusive among all processes. Afterwards the log restarts in place.
   * @param after `wipe` also truncates the log, after a transaction that deleted something
   * @param isKnown tells revisions whose images need not be read
   */
  write<T>(
    work: (within: PoolTransaction) => Promise<T>,
    after?: 'wipe',
    isKnown?: (revision: Id) => boolean,
  ): Promise<T>;
  /** Whether the log restarted in place after the last transaction. */
  isLogBegun(): boolean;
  /** The images set aside because they did not open. */
  aside(): Promise<readonly (ImageRow & { readonly table: ImageTable })[]>;
  removeAside(revisions: readonly Id[]): Promise<void>;
}

/** The days' keys in the vault. Errors of the vault are passed on. */
export interface PoolKeys {
  known(name: PoolKeyName): Uint8Array | undefined;
  /**
   * Reads the rows' keys that are not remembered, and forgets all others. A key that is lost or replaced in
   * the vault stays unknown and is never drawn again.
   */
  read(rows: readonly PoolKeyRow[]): Promise<void>;
  /** Draws an unused name. */
  name(): PoolKeyName;
  /** Asks the vault whether it has another key under that name, or none. */
  isLost(row: PoolKeyRow): Promise<boolean>;
  /** Draws the key of a row without a mark; returns the row with its mark. */
  draw(row: PoolKeyRow): Promise<PoolKeyRow>;
  /** Destroys a key, as far as the vault can. */
  destroy(name: PoolKeyName): Promise<void>;
}

/** The stored rule of the pass: a changed setting does not apply at once. */
export interface PassRules {
  /**
   * Replaces the stored rule by the one that `decide` returns, with its audit entry in the same transaction.
   * Returns the rule now stored. An unreadable rule counts as none.
   */
  update(
    decide: (stored: PassRule | undefined) => {
      readonly rule: PassRule;
      readonly audit?: AuditEntry | undefined;
    },
  ): Promise<PassRule>;
  /** The stored rule; `undefined` before the first start. */
  get(): Promise<PassRule | undefined>;
}

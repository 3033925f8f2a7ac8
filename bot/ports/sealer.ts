import type { Day, Month } from '../domain/day';
import type { Desk, EpochId, Revision, ThreadId } from '../domain/ids';
import type { Message, Side } from '../domain/message';
import type { Act, ThreadState } from '../domain/thread';
import type { Epoch } from './pool';
import type { ReporterKeys } from './receipt-keys';
import type { Tag, ThreadRow } from './thread-store';

/** A thread's two data keys, 32 bytes each. */
export interface DataKeys {
  /** Desk and reporter: report, messages, acts. */
  readonly common: Uint8Array;
  /** The desk alone: notes. */
  readonly internal: Uint8Array;
}

/** Which of a thread's three rows of tags a message is found in. */
export type Family = 'reporter' | 'desk' | 'note';

/** Sealing and opening of threads. What does not open throws a `SealError` with a code and nothing else. */
export interface ThreadSealer {
  /** New data keys for a thread, wrapped for the desk and for the reporter under the expiry month's key. */
  newKeys(
    thread: ThreadId,
    desk: Desk,
    expiry: Month,
    reporterPublicKey: Uint8Array,
  ): { readonly dataKeys: DataKeys; readonly keys: Uint8Array };
  openAsReporter(row: ThreadRow, privateKey: Uint8Array): Uint8Array;
  openAsDesk(row: ThreadRow): Promise<DataKeys>;
  /** The common key for another holder of the reporter's place: what a new code opens. */
  wrapForReporter(thread: ThreadId, publicKey: Uint8Array, common: Uint8Array): Uint8Array;
  /** The same keys with another holder of the reporter's place. */
  rekey(row: ThreadRow, of: Pick<Renewal, 'publicKey' | 'reporterCommon'>): Uint8Array;
  /** The filer's public key: what a move needs to wrap new data keys. 32 bytes. */
  reporterPublicKey(row: ThreadRow): Uint8Array;
  /**
   * The keys by which the handlers hold the reporter's place in the excerpt that HR got of a thread. They
   * follow from the thread's internal data key alone: without it nobody finds the excerpt from the thread.
   * The way back, `origin`, is in the excerpt's state, under HR's queue key.
   */
  excerptKeys(internal: Uint8Array): ReporterKeys;
  /** The same keys and state under that expiry month, sealed to the newest of the desk's keys. */
  rewrap(row: ThreadRow, expiry: Month): Promise<Pick<ThreadRow, 'keys' | 'state'>>;
  /** Whether keys and state are sealed to the newest of the desk's keys, by the labels they name. */
  isNewest(row: ThreadRow): boolean;
  sealState(
    of: Pick<ThreadRow, 'id' | 'desk' | 'revision' | 'expiry'>,
    state: ThreadState,
  ): Uint8Array;
  openState(row: ThreadRow): Promise<ThreadState>;
  /**
   * A name of the keys that open the states of a desk's threads of a month just now: the same as long as they
   * are, and of no use for opening. None while the vault or the database does not give them.
   */
  nameStateKeys(desk: Desk, month: Month): string | undefined;
  /** Whether the vault lacks a month's key that rows need: its threads do not open just now. */
  lacksKey(month: Month): boolean;
}

/** Sealing and opening of single messages under a data key. */
export interface MessageSealer {
  seal(dataKey: Uint8Array, thread: ThreadId, message: Message): Uint8Array;
  open(dataKey: Uint8Array, thread: ThreadId, family: Family, envelope: Uint8Array): Message;
  /** The tags numbered `from` to `from + count - 1` of a family. */
  tags(dataKey: Uint8Array, family: Family, from: number, count: number): readonly Tag[];
  /** The four slots a side has in an epoch. */
  slots(commonKey: Uint8Array, epoch: EpochId, side: Side): readonly Uint8Array[];
  /** The first `count` slots of a parcel in an epoch, beyond a thread's places. */
  parcelSlots(internal: Uint8Array, epoch: EpochId, count: number): readonly Uint8Array[];
}

/**
 * When an operation is released: with the next pass, or with the first one from a day's hour on. None, as in
 * what was written before there were windows of a week: with the next release.
 */
export type DueOn = Day | 'pass' | undefined;

/** By what a thread is found and opened as its reporter from a release on, in the place of what it was. */
export interface Renewal {
  readonly blindIndex: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly reporterCommon: Uint8Array;
}

/** What a pool row says to the release, and to nobody else. */
export type Operation = { readonly due?: DueOn } & Work;

type Work =
  | {
      readonly kind: 'filing';
      readonly thread: ThreadRow;
      readonly tags: readonly Tag[];
      readonly message: Uint8Array;
      /** Of an excerpt: the copy that the handlers keep until it is out. */
      readonly copy?: Tag | undefined;
    }
  | {
      readonly kind: 'message';
      readonly thread: ThreadId;
      readonly side: Side;
      readonly place: number;
      readonly act: Act;
      readonly tags: readonly Tag[];
      readonly message: Uint8Array;
      /** The copy that the desk keeps until it is out. */
      readonly copy?: Tag | undefined;
    }
  /** The reporter's message that the code is another one from now on, and what that gives. */
  | ({
      readonly kind: 'rekey';
      readonly thread: ThreadId;
      readonly side: Side;
      readonly place: number;
      readonly act: Act;
      readonly tags: readonly Tag[];
      readonly message: Uint8Array;
    } & Renewal)
  /**
   * A thread leaves its desk: its row at the new one, with the reporter's first message. It counts only if
   * the old row still has that revision.
   */
  | {
      readonly kind: 'move';
      readonly from: ThreadId;
      readonly revision: Revision;
      readonly thread: ThreadRow;
      readonly tags: readonly Tag[];
      readonly message: Uint8Array;
      /** The copy that HR keeps until it is out. */
      readonly copy?: Tag | undefined;
    }
  /** A further message of a moved thread, under its new id. */
  | {
      readonly kind: 'carry';
      readonly thread: ThreadId;
      readonly tags: readonly Tag[];
      readonly message: Uint8Array;
    }
  /** Messages of a moved thread under its old id that go; at most `limits.removedTags`. */
  | { readonly kind: 'remove'; readonly thread: ThreadId; readonly tags: readonly Tag[] }
  /**
   * Says nothing. It holds a place in a thread that is being moved, or that HR gets an excerpt of, so that
   * nobody writes there in this window.
   */
  | { readonly kind: 'hold' }
  /** Says nothing and holds nothing: what a dialog leaves that sent nothing. The release drops it. */
  | { readonly kind: 'cover' }
  /** An act without a message: a step-down. */
  | {
      readonly kind: 'act';
      readonly thread: ThreadId;
      readonly side: Side;
      readonly place: number;
      readonly act: Act;
    };

/** The key pairs of epochs. */
export interface EpochKeys {
  newEpoch(): Promise<Epoch>;
  /** Whether an epoch was begun under the newest vault key. */
  isNewest(epoch: Epoch): boolean;
}

export interface PoolSealer extends Pick<EpochKeys, 'newEpoch'> {
  /**
   * Throws `seal_public_key` when the epoch's public key is not its private key's: then nothing has been
   * sealed to it.
   */
  seal(epoch: Epoch, operation: Operation): Uint8Array;

  /**
   * `undefined` when the envelope is none of this epoch's. Throws when the epoch's own key does not open:
   * then nothing is known of its rows; and when the keys have to be read again first.
   */
  open(epoch: Epoch, envelope: Uint8Array): Promise<Operation | undefined>;
}

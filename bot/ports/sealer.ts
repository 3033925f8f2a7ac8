import type { Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Message, Side } from '../domain/message';
import type { ThreadState } from '../domain/thread';
import type { ReporterKeys } from './receipt-keys';
import type { Tag, ThreadRow } from './thread-store';

/** A thread's two data keys, 32 bytes each. */
export interface DataKeys {
  /** Desk and reporter: report, messages, acts. */
  readonly common: Uint8Array;
  /** The desk alone: notes. */
  readonly internal: Uint8Array;
}

/** Which of a thread's two rows of tags a message is found in: its writer's. */
export type Family = Side;

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
  rekey(
    row: ThreadRow,
    of: { readonly publicKey: Uint8Array; readonly reporterCommon: Uint8Array },
  ): Uint8Array;
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
}

import type { Month } from '../domain/day';
import type { Desk, ThreadId } from '../domain/ids';
import type { Message, Side } from '../domain/message';
import type { ThreadState } from '../domain/thread';
import type { ReporterKeys } from './receipt-keys';
import type { Tag, ThreadRow } from './thread-store';

export interface DataKeys {
  /** For desk and reporter: report, messages, acts; 32 bytes. */
  readonly common: Uint8Array;
  /** For the desk only: notes; 32 bytes. */
  readonly internal: Uint8Array;
}

/** The row of tags that holds a message: its writer's. */
export type Family = Side;

/** Seals and opens threads. Throws a `SealError`, a code without content, for what does not open. */
export interface ThreadSealer {
  /** New data keys for a thread, wrapped for desk and reporter under the expiry month's key. */
  newKeys(
    thread: ThreadId,
    desk: Desk,
    expiry: Month,
    reporterPublicKey: Uint8Array,
  ): { readonly dataKeys: DataKeys; readonly keys: Uint8Array };
  openAsReporter(row: ThreadRow, privateKey: Uint8Array): Uint8Array;
  openAsDesk(row: ThreadRow): Promise<DataKeys>;
  /** Wraps the common key for a new code. */
  wrapForReporter(thread: ThreadId, publicKey: Uint8Array, common: Uint8Array): Uint8Array;
  /** The same keys with another holder of the reporter's place. */
  rekey(
    row: ThreadRow,
    of: { readonly publicKey: Uint8Array; readonly reporterCommon: Uint8Array },
  ): Uint8Array;
  /** The reporter's public key, to which a move wraps new data keys; 32 bytes. */
  reporterPublicKey(row: ThreadRow): Uint8Array;
  /**
   * The keys with which the handlers hold the reporter's place in HR's excerpt. They derive from the thread's
   * internal key: without it nobody finds the excerpt from the thread. The way back, `origin`, is in the
   * excerpt's state.
   */
  excerptKeys(internal: Uint8Array): ReporterKeys;
  /** The same keys and state under an expiry month, sealed to the desk's newest keys. */
  rewrap(row: ThreadRow, expiry: Month): Promise<Pick<ThreadRow, 'keys' | 'state'>>;
  /** Whether keys and state are sealed to the desk's newest keys, by their labels. */
  isNewest(row: ThreadRow): boolean;
  /** Whether the product itself put the row under its expiry month. */
  isUnderMonth(row: Pick<ThreadRow, 'id' | 'expiry' | 'keys'>): boolean;
  sealState(
    of: Pick<ThreadRow, 'id' | 'reference' | 'desk' | 'filedOn' | 'revision' | 'expiry'>,
    state: ThreadState,
  ): Uint8Array;
  openState(row: ThreadRow): Promise<ThreadState>;
  /**
   * Names the current keys to the states of a desk's threads of a month. The name changes with the keys, and
   * opens nothing. `undefined` while they cannot be read.
   */
  nameStateKeys(desk: Desk, month: Month): string | undefined;
  /** Whether the vault lacks a month's key that rows need. */
  lacksKey(month: Month): boolean;
}

/** Seals and opens single messages under a data key. */
export interface MessageSealer {
  seal(dataKey: Uint8Array, thread: ThreadId, message: Message): Uint8Array;
  open(dataKey: Uint8Array, thread: ThreadId, family: Family, envelope: Uint8Array): Message;
  /** The tags of a family from number `from` on. */
  tags(dataKey: Uint8Array, family: Family, from: number, count: number): readonly Tag[];
}

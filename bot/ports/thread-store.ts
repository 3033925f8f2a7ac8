import type { Day, Month } from '../domain/day';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Reference } from '../domain/reference';

/** A thread as it is stored. Everything but the clear columns is sealed; every row has one size. */
export interface ThreadRow {
  readonly id: ThreadId;
  readonly reference: Reference;
  /** HMAC of the receipt's look-up key under the vault's pepper; 32 bytes. */
  readonly blindIndex: Uint8Array;
  readonly desk: Desk;
  readonly filedOn: Day;
  /** The month after which the thread is gone; open threads share one value. */
  readonly expiry: Month;
  readonly revision: Revision;
  readonly state: Uint8Array;
  /** The reporter's public key and the wrapped data keys, sealed under the expiry month's key. */
  readonly keys: Uint8Array;
}

/** The sixteen bytes under which the holder of a data key finds a message. */
export type Tag = Uint8Array;

/**
 * Reading threads and messages, and what the keeper does to them. New rows come only from the release ({@link
 * Pool}).
 *
 * @example const row = await threads.byReference(reference);
 */
export interface ThreadStore {
  byId(id: ThreadId): Promise<ThreadRow | undefined>;
  byBlindIndex(blindIndex: Uint8Array): Promise<ThreadRow | undefined>;
  byReference(reference: Reference): Promise<ThreadRow | undefined>;
  /** A desk's threads that expire in one of `months`, in no order. */
  ofDesk(desk: Desk, months: readonly Month[]): Promise<readonly ThreadRow[]>;
  /** The revisions of a desk's threads of one month, in no order: whether anything has changed. */
  revisions(desk: Desk, month: Month): Promise<readonly Pick<ThreadRow, 'id' | 'revision'>[]>;
  /** Those of these threads that are there, in no order. */
  byIds(ids: readonly ThreadId[]): Promise<readonly ThreadRow[]>;
  /**
   * At most `most` of a desk's threads of one month, by their random ids, from the first one or from the one
   * `after`: for going through them all, as there may be more than memory holds.
   */
  ofMonth(
    desk: Desk,
    month: Month,
    page: { readonly after: ThreadId | undefined; readonly most: number },
  ): Promise<readonly ThreadRow[]>;
  /** The expiry months that occur. */
  expiryMonths(): Promise<readonly Month[]>;
  /** At most `count` rows of all desks after an id, by their ids: these are random, and say nothing. */
  page(after: ThreadId | undefined, count: number): Promise<readonly ThreadRow[]>;
  /** How many threads there are. */
  count(): Promise<number>;
  /** Whether a thread is left that was filed on that day or earlier. */
  filedUntil(day: Day): Promise<boolean>;
  /** The envelopes under `tags`, in their order; `undefined` where there is none. */
  messages(tags: readonly Tag[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** Which of `tags` have a message, in their order: without reading one. */
  stored(tags: readonly Tag[]): Promise<readonly boolean[]>;
  /** Puts rows under another month or other keys. `store_conflict` when one has another revision. */
  rewrap(
    rows: readonly Pick<ThreadRow, 'id' | 'revision' | 'expiry' | 'keys' | 'state'>[],
  ): Promise<void>;
  /** Deletes a thread, its messages and the audit that names it but for its places, in one transaction. */
  remove(id: ThreadId, tags: readonly Tag[]): Promise<void>;
}

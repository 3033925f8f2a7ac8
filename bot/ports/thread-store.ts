import type { Day, Month } from '../domain/day';
import type { Desk, Revision, ThreadId } from '../domain/ids';
import type { Reference } from '../domain/reference';
import type { Weeded, WeededCount } from '../domain/weeding';

/** A stored thread. All but the clear columns is sealed; every row has one size. */
export interface ThreadRow {
  readonly id: ThreadId;
  readonly reference: Reference;
  /** HMAC of the receipt's look-up key under the vault's pepper; 32 bytes. */
  readonly blindIndex: Uint8Array;
  readonly desk: Desk;
  readonly filedOn: Day;
  /** The last month of the thread; open threads share one value. */
  readonly expiry: Month;
  readonly revision: Revision;
  readonly state: Uint8Array;
  /** The reporter's public key and the wrapped data keys, sealed under the expiry month's key. */
  readonly keys: Uint8Array;
}

/** A thread's row, sealed again; `next`: its new revision, if its state has changed. */
export type Rewrap = Pick<ThreadRow, 'id' | 'revision' | 'expiry' | 'keys' | 'state'> & {
  readonly next?: Revision;
};

/** The sixteen bytes by which the holder of a data key finds a message. */
export type Tag = Uint8Array;

/**
 * Reads threads and messages, and does the keeper's work on them. New rows come from the release ({@link
 * Pool}).
 */
export interface ThreadStore {
  byId(id: ThreadId): Promise<ThreadRow | undefined>;
  byBlindIndex(blindIndex: Uint8Array): Promise<ThreadRow | undefined>;
  byReference(reference: Reference): Promise<ThreadRow | undefined>;
  /** A desk's threads that expire in one of `months`, in no order. */
  ofDesk(desk: Desk, months: readonly Month[]): Promise<readonly ThreadRow[]>;
  /** The revisions of a desk's threads of one month, in no order. */
  revisions(desk: Desk, month: Month): Promise<readonly Pick<ThreadRow, 'id' | 'revision'>[]>;
  /** The existing ones of these threads, in no order. */
  byIds(ids: readonly ThreadId[]): Promise<readonly ThreadRow[]>;
  /**
   * At most `most` of a desk's threads of one month, in the order of their ids. They begin after `after`, if
   * given: there may be more than memory holds.
   */
  ofMonth(
    desk: Desk,
    month: Month,
    page: { readonly after: ThreadId | undefined; readonly most: number },
  ): Promise<readonly ThreadRow[]>;
  expiryMonths(): Promise<readonly Month[]>;
  /** At most `count` rows of all desks after an id, in the order of their random ids. */
  page(after: ThreadId | undefined, count: number): Promise<readonly ThreadRow[]>;
  count(): Promise<number>;
  /** Whether a thread is left that was filed by that day. */
  filedUntil(day: Day): Promise<boolean>;
  /** The envelopes under `tags`, in their order. */
  messages(tags: readonly Tag[]): Promise<readonly (Uint8Array | undefined)[]>;
  /** Which of `tags` have a message, in their order, without reading one. */
  stored(tags: readonly Tag[]): Promise<readonly boolean[]>;
  /** Rewrites rows under another month or other keys. Throws `store_conflict` on a changed revision. */
  rewrap(rows: readonly Rewrap[]): Promise<void>;
  /**
   * Deletes a thread, its messages and its audit entries, but for their places, in one transaction.
   * @param weeded what is counted of it, unless it was gone already
   * @param revision deletes nothing if the row has another one
   * @returns false if it deleted nothing for that reason
   */
  remove(
    id: ThreadId,
    tags: readonly Tag[],
    of?: { readonly weeded?: Weeded | undefined; readonly revision?: Revision },
  ): Promise<boolean>;
  /** What went when and by which decision, the earliest month first. */
  weeded(): Promise<readonly WeededCount[]>;
}

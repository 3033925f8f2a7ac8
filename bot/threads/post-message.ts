import type { AuditEntry } from '../domain/audit';
import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message, Side } from '../domain/message';
import type { Act } from '../domain/thread';
import type { Epoch, Pool, PoolRow, Submission } from '../ports/pool';
import type { Family, MessageSealer, Operation, PoolSealer } from '../ports/sealer';
import { putRows } from './put-rows';

export interface Posting {
  readonly pool: Pick<Pool, 'epoch' | 'put' | 'taken' | 'submitted'>;
  readonly poolSealer: Pick<PoolSealer, 'newEpoch' | 'seal'>;
  readonly messages: Pick<MessageSealer, 'seal' | 'slots' | 'tags'>;
}

export interface Post {
  readonly thread: ThreadId;
  readonly side: Side;
  readonly common: Uint8Array;
  readonly act: Act;
  readonly submission: Submission;
  readonly audit?: AuditEntry;
  /**
   * Which of the side's places may be used: the first free one, or exactly the one after those that the writer had
   * seen taken, so that two people who act at once never overwrite each other.
   */
  readonly place: 'first_free' | { readonly after: number };
  /** The message, but for its position; none for an act without words. */
  readonly message?: {
    readonly dataKey: Uint8Array;
    readonly family: Family;
    readonly content: Omit<Message, 'position'>;
  };
  /** Rows that are stored with it or not at all. */
  readonly along?: (epoch: Epoch) => readonly PoolRow[];
}

/** What the writer could see of the thread; read again whenever the epoch has ended meanwhile. */
export interface Seen {
  /** Messages of both sides. */
  readonly messages: number;
  /** Messages of the family that is written to. */
  readonly ofFamily: number;
}

export type Posted = 'stored' | 'duplicate' | 'places_full' | 'changed';

/**
 * Seals an act and its message into the pool. When the epoch ends between sealing and storing, the row is sealed again
 * to the next one. `stored` and `duplicate` mean that the row is durable.
 *
 * @param look reads the thread as it is now; `undefined` when it has changed since the writer looked.
 */
export async function postMessage(
  posting: Posting,
  post: Post,
  look: () => Promise<Seen | undefined>,
): Promise<Posted> {
  const posted = await tryToPost(posting, post, look);
  if (posted === 'stored' || posted === 'duplicate') return posted;
  // The thread may have changed by this very draft, pressed a moment ago.
  return (await posting.pool.submitted(post.submission)) ? 'duplicate' : posted;
}

async function tryToPost(
  posting: Posting,
  post: Post,
  look: () => Promise<Seen | undefined>,
): Promise<Posted> {
  const { side, common, submission, audit } = post;
  for (;;) {
    const put = await putRows<'changed' | 'places_full'>(
      posting,
      submission,
      audit,
      async (epoch) => {
        const seen = await look();
        if (seen === undefined) return 'changed';
        const slots = posting.messages.slots(common, epoch.id, side);
        const place = choosePlace(await posting.pool.taken(slots), post.place);
        if (typeof place === 'string') return place;
        const slot = slots[place];
        if (slot === undefined) return 'places_full';
        const operation = operationOf(posting, post, place, seen);
        const envelope = posting.poolSealer.seal(epoch, operation);
        const others = post.along?.(epoch) ?? [];
        return [{ slot, epoch: epoch.id, envelope }, ...others];
      },
    );
    if (put !== 'slot_taken') return put;
    if (post.place !== 'first_free') return 'changed';
  }
}

function choosePlace(
  taken: readonly boolean[],
  rule: Post['place'],
): number | 'places_full' | 'changed' {
  const free = taken.indexOf(false);
  if (rule !== 'first_free' && taken.filter(Boolean).length !== rule.after) return 'changed';
  return free < 0 ? 'places_full' : free;
}

function operationOf({ messages }: Posting, post: Post, place: number, seen: Seen): Operation {
  const { thread, side, act } = post;
  if (post.message === undefined) return { kind: 'act', thread, side, place, act };
  const { dataKey, family, content } = post.message;
  return {
    kind: 'message',
    thread,
    side,
    place,
    act,
    tags: messages.tags(dataKey, family, seen.ofFamily, limits.candidateTags),
    message: messages.seal(dataKey, thread, { ...content, position: seen.messages + place }),
  };
}

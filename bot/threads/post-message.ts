import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message, Side } from '../domain/message';
import type { Act } from '../domain/thread';
import type { Epoch, PoolRow, Submission } from '../ports/pool';
import type { Family, Operation } from '../ports/sealer';
import type { Windows } from '../ports/windows';
import { putRows } from './put-rows';
import type { Counts } from './seen-now';
import type { ThreadWorld } from './worlds';

type PostWorld = Pick<ThreadWorld, 'pool' | 'poolSealer' | 'messages'> & {
  readonly windows: Pick<Windows, 'firstDay'>;
};

export interface Post {
  readonly thread: ThreadId;
  readonly side: Side;
  readonly common: Uint8Array;
  /** The act on a day: the window's first one, which may be another by the time at which it is stored. */
  readonly act: (day: Day) => Act;
  readonly submission: Submission;
  readonly audit?: AuditEntry | undefined;
  /**
   * Which of the side's places may be used: the first free one, or exactly the one after those that the
   * writer had seen taken, so that two people who act at once never overwrite each other.
   */
  readonly place: 'first_free' | { readonly after: number };
  /** The message, but for its position; none for an act without words. */
  readonly message?: PostedMessage | undefined;
  /** Rows that are stored with it or not at all. */
  readonly along?: ((epoch: Epoch) => readonly PoolRow[]) | undefined;
}

/** A message that is to be posted, and where: under which key, in which family. */
interface PostedMessage {
  readonly dataKey: Uint8Array;
  readonly family: Family;
  readonly content: Omit<Message, 'day' | 'position'>;
}

export type Posted = 'stored' | 'duplicate' | 'places_full' | 'changed' | 'unanswered';

/**
 * Seals an act and its message into the pool. When the epoch ends between sealing and storing, the row is
 * sealed again to the next one, with that window's day. `stored` and `duplicate`: the row is durable.
 *
 * @param look counts the thread's messages as they are now; `undefined` when it has changed since the writer
 * looked
 */
export async function postMessage(
  world: PostWorld,
  post: Post,
  look: () => Promise<Counts | undefined>,
): Promise<Posted> {
  const posted = await tryToPost(world, post, look);
  if (posted === 'stored' || posted === 'duplicate') return posted;
  // The thread may have changed by this very draft, pressed a moment ago.
  return (await world.pool.submitted(post.submission)) ? 'duplicate' : posted;
}

async function tryToPost(
  world: PostWorld,
  post: Post,
  look: () => Promise<Counts | undefined>,
): Promise<Posted> {
  const { side, common, submission, audit } = post;
  for (;;) {
    const put = await putRows<'changed' | 'places_full' | 'unanswered'>(
      world,
      submission,
      audit,
      async (epoch) => {
        const counts = await look();
        if (counts === undefined) return 'changed';
        const slots = world.messages.slots(common, epoch.id, side);
        const place = choosePlace(await world.pool.taken(slots), post.place);
        if (typeof place === 'string') return place;
        const slot = slots[place];
        if (slot === undefined) return 'places_full';
        // What waits in the places before it counts as well.
        if (counts.left !== undefined && place >= counts.left) return 'unanswered';
        const operation = operationOf(world, post, place, counts);
        const envelope = world.poolSealer.seal(epoch, operation);
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

function operationOf(
  { messages, windows }: PostWorld,
  post: Post,
  place: number,
  counts: Counts,
): Operation {
  const { thread, side } = post;
  const day = windows.firstDay();
  const act = post.act(day);
  if (post.message === undefined) return { kind: 'act', thread, side, place, act };
  const { dataKey, family, content } = post.message;
  return {
    kind: 'message',
    thread,
    side,
    place,
    act,
    tags: messages.tags(dataKey, family, counts.ofFamily, limits.candidateTags),
    message: messages.seal(dataKey, thread, {
      ...content,
      day,
      position: counts.messages + place,
    }),
  };
}

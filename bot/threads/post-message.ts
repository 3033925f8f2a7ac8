import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Message, Side } from '../domain/message';
import type { Act } from '../domain/thread';
import type { WaitsFor } from '../domain/window';
import type { DeskRecord } from '../ports/desk-records';
import type { Epoch, NewPoolRow, Submission } from '../ports/pool';
import type { Family, Operation, Renewal } from '../ports/sealer';
import type { Tag } from '../ports/thread-store';
import type { Windows } from '../ports/windows';
import { putRows } from './put-rows';
import type { Counts } from './seen-now';
import type { ThreadWorld } from './worlds';

type PostWorld = Pick<ThreadWorld, 'pool' | 'poolSealer' | 'messages'> & {
  readonly windows: Pick<Windows, 'firstDay' | 'dueOn'>;
};

export interface Post {
  readonly thread: ThreadId;
  readonly side: Side;
  readonly common: Uint8Array;
  /** What it waits for. */
  readonly waits: WaitsFor;
  /** The act on a day: the window's first one, which may be another by the time at which it is stored. */
  readonly act: (day: Day) => Act;
  readonly submission: Submission;
  readonly audit?: AuditEntry | undefined;
  /**
   * Which of the side's places may be used: the first free one, or exactly the one after those that the
   * writer had seen taken, so that two people who act at once never overwrite each other.
   */
  readonly place: 'first_free' | { readonly after: number };
  /** The message, but for its day and position; none for an act without words. */
  readonly message?: PostedMessage | undefined;
  /** A new code of the reporter's that holds from the release on. */
  readonly renewal?: Renewal | undefined;
  /** What the desk keeps of it until it is out, in that place. */
  readonly copy?:
    | ((epoch: Epoch, place: number, message: Message) => DeskRecord | undefined)
    | undefined;
  /** Rows that are stored with it or not at all. */
  readonly along?: ((epoch: Epoch) => readonly NewPoolRow[]) | undefined;
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
        const others = post.along?.(epoch) ?? [];
        return [rowOf(world, post, { epoch, slot, place, counts }), ...others];
      },
    );
    if (put === 'overtaken') return 'changed';
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

/** A place in a window, free for a message, and what its writer could see. */
interface At {
  readonly epoch: Epoch;
  readonly slot: Uint8Array;
  readonly place: number;
  readonly counts: Counts;
}

/** Seals what is posted into a row of its place, with the copy that the desk keeps of it. */
export function rowOf(world: PostWorld, post: Post, at: At): NewPoolRow {
  const { epoch, slot, place, counts } = at;
  const day = world.windows.firstDay(post.waits, epoch);
  const position = counts.messages + place;
  const message = post.message && { ...post.message.content, day, position };
  const copy = message && post.copy?.(epoch, place, message);
  const operation = operationOf(world, post, { ...at, day, message, copy: copy?.tag });
  return { slot, epoch: epoch.id, envelope: world.poolSealer.seal(epoch, operation), copy };
}

interface Written extends Pick<At, 'epoch' | 'place' | 'counts'> {
  readonly day: Day;
  readonly message: Message | undefined;
  readonly copy: Tag | undefined;
}

function operationOf(
  { messages, windows }: PostWorld,
  post: Post,
  { epoch, place, counts, day, message, copy }: Written,
): Operation {
  const { thread, side } = post;
  const act = post.act(day);
  const due = windows.dueOn(post.waits, epoch);
  if (post.message === undefined || message === undefined)
    return { kind: 'act', due, thread, side, place, act };
  const { dataKey, family } = post.message;
  const tags = messages.tags(dataKey, family, counts.ofFamily, limits.candidateTags);
  const sealed = { tags, message: messages.seal(dataKey, thread, message) };
  if (post.renewal !== undefined)
    return { kind: 'rekey', due, thread, side, place, act, ...sealed, ...post.renewal };
  return {
    kind: 'message',
    due,
    thread,
    side,
    place,
    act,
    ...sealed,
    ...(copy !== undefined && { copy }),
  };
}

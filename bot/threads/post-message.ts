import type { AuditEntry } from '../domain/audit';
import type { ThreadId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Side } from '../domain/message';
import type { Operation, Renewal, SubmissionId } from '../domain/operation';
import type { WaitsFor } from '../domain/window';
import type { Built, Deed, Pool, Taken, Waiting } from '../ports/pool';
import type { Counts } from './seen-now';

type MessageOperation = Extract<Operation, { kind: 'message' }>;

/** A message that is to be sent in a thread that is there. */
export interface Post {
  readonly id: SubmissionId;
  readonly thread: ThreadId;
  readonly side: Side;
  /** Whether a desk's person sends it. */
  readonly byDesk: boolean;
  readonly waits: WaitsFor;
  readonly body: MessageOperation['body'];
  readonly renewal?: Renewal | undefined;
  /** It can neither be taken back nor be changed. */
  readonly stays?: true | undefined;
  /** The handlers' thread, where it goes to HR in the reporter's place. */
  readonly from?: ThreadId | undefined;
  readonly audit?: AuditEntry | undefined;
}

/**
 * Why nothing was sent: the thread has changed, the side has sent as much as it may, or has to be answered.
 */
export type Hindrance = 'changed' | 'places_full' | 'unanswered';

export type Posted = Taken<Hindrance>['put'];

/** What is known of a thread within the transaction that takes a message. */
interface Looked extends Counts {
  /** What goes with it. */
  readonly deed?: Deed | undefined;
  /** Further operations of the same submission. */
  readonly along?: readonly Operation[] | undefined;
}

/**
 * Sends a message: it waits for the release. Resolves after the beat that holds it is durable.
 *
 * @param look counts the thread's messages as they are then; `undefined` when it has changed since the writer
 * looked
 */
export function postMessage<Refusal extends string>(
  { pool }: { readonly pool: Pick<Pool, 'submit'> },
  post: Post,
  look: (now: Waiting) => Promise<Looked | Refusal | undefined>,
): Promise<Taken<Hindrance | Refusal>> {
  const { id, byDesk, waits, audit } = post;
  return pool.submit<Hindrance | Refusal>({
    id,
    byDesk,
    build: async (now): Promise<Built | Hindrance | Refusal> => {
      const looked = await look(now);
      if (looked === undefined) return 'changed';
      if (typeof looked === 'string') return looked;
      const taken = placesTaken(now, post);
      if (taken.length >= limits.placesPerSide) return 'places_full';
      // What waits before it counts as well.
      if (looked.left !== undefined && taken.length >= looked.left) return 'unanswered';
      const operation = operationOf(post, firstFree(taken), looked);
      const { along = [], deed } = looked;
      return { operations: [...along, operation], waits, deed, audit };
    },
  });
}

/** A message as it waits. */
export function operationOf(
  { thread, side, body, stays, renewal, from }: Omit<Post, 'id' | 'byDesk' | 'waits' | 'audit'>,
  place: number,
  { messages: seen, ofFamily: ofSide }: Counts,
): MessageOperation {
  return { kind: 'message', thread, side, place, seen, ofSide, body, stays, renewal, from };
}

/** The places of the messages of a side that wait in a thread. */
function placesTaken(
  { entries }: Pick<Waiting, 'entries'>,
  { thread, side }: Pick<Post, 'thread' | 'side'>,
): readonly number[] {
  return entries.flatMap(({ operations }) =>
    operations.flatMap((one) =>
      one.kind === 'message' && one.thread === thread && one.side === side ? [one.place] : [],
    ),
  );
}

/** How many messages of a side wait in a thread. */
export function countWaiting(
  now: Pick<Waiting, 'entries'>,
  of: Pick<Post, 'thread' | 'side'>,
): number {
  return placesTaken(now, of).length;
}

/** What is taken back leaves its place to the next one. */
function firstFree(taken: readonly number[]): number {
  let place = 0;
  while (taken.includes(place)) place += 1;
  return place;
}

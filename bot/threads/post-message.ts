import { limits } from '../domain/limits';
import type { Operation } from '../domain/operation';
import type { WaitsFor } from '../domain/window';
import type { Built, Pool, PoolSnapshot, Submission, Taken, Writes } from '../ports/pool';
import type { Counts } from './count-messages';

type MessageOperation = Extract<Operation, { kind: 'message' }>;

/** A message to send in an existing thread. */
export interface Post
  extends Pick<MessageOperation, 'thread' | 'side' | 'body' | 'renewal' | 'stays' | 'from'>,
    Pick<Submission, 'id' | 'dialog' | 'byDesk'>,
    Pick<Built, 'audit'> {
  readonly waits: WaitsFor;
}

/** Why nothing was sent: the thread has changed, the side has no place left, or must be answered first. */
export type Hindrance = 'changed' | 'places_full' | 'unanswered';

export type Posted = Taken<Hindrance>['put'];

/** The thread as counted within the transaction. */
interface PostPlan extends Counts {
  /** What the desk writes at once with it. */
  readonly writes?: Writes | undefined;
  readonly along?: readonly Operation[] | undefined;
}

/**
 * Sends a message, which waits for the pass. Resolves once its beat is durable.
 * @param look counts the thread's messages; `undefined` when the thread has changed for the writer
 */
export function postMessage<Refusal extends string>(
  { pool }: { readonly pool: Pick<Pool, 'submit'> },
  post: Post,
  look: (now: PoolSnapshot) => Promise<PostPlan | Refusal | undefined>,
): Promise<Taken<Hindrance | Refusal>> {
  const { id, dialog, byDesk, waits, audit } = post;
  return pool.submit<Hindrance | Refusal>({
    id,
    dialog,
    byDesk,
    build: async (now): Promise<Built | Hindrance | Refusal> => {
      const looked = await look(now);
      if (looked === undefined) return 'changed';
      if (typeof looked === 'string') return looked;
      const taken = placesTaken(now, post);
      if (taken.length >= limits.placesPerSide) return 'places_full';
      if (looked.left !== undefined && taken.length >= looked.left) return 'unanswered';
      const operation = operationOf(post, firstFree(taken), looked);
      const { along = [], writes } = looked;
      return { operations: [...along, operation], waits, writes, audit };
    },
  });
}

export function operationOf(
  { thread, side, body, stays, renewal, from }: Post,
  place: number,
  { messages: seen, ofFamily: ofSide }: Counts,
): MessageOperation {
  return { kind: 'message', thread, side, place, seen, ofSide, body, stays, renewal, from };
}

/** The places of a side's waiting messages in a thread. */
function placesTaken(
  { entries }: Pick<PoolSnapshot, 'entries'>,
  { thread, side }: Pick<Post, 'thread' | 'side'>,
): readonly number[] {
  return entries.flatMap(({ operations }) =>
    operations.flatMap((one) =>
      one.kind === 'message' && one.thread === thread && one.side === side ? [one.place] : [],
    ),
  );
}

export function countWaiting(
  now: Pick<PoolSnapshot, 'entries'>,
  of: Pick<Post, 'thread' | 'side'>,
): number {
  return placesTaken(now, of).length;
}

/** The lowest free place: one taken back leaves a gap. */
function firstFree(taken: readonly number[]): number {
  let place = 0;
  while (taken.includes(place)) place += 1;
  return place;
}

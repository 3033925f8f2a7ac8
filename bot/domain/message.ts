import type { RedirectTarget } from './contacts';
import type { Day } from './day';
import type { Id } from './ids';

/** Who wrote: a side, never a name. Replies are signed by the desk. */
export type Side = 'reporter' | 'desk';

/** Why a thread was closed. */
export const closeReasons = [
  'not_work_related',
  'single_person',
  'other_channel',
  'duplicate',
  'too_little',
  'not_confirmed',
  'confirmed',
  'authority',
  'handed_over',
  'classified',
  'withdrawn',
  'test_or_abuse',
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** The report itself. Every field may be empty, but not all of them. `who` is what the reporter chose to say of himself. */
export interface Story {
  readonly what: string;
  readonly where: string;
  readonly how: string;
  readonly who: string;
}

/** The reporter's words. `talk` is a thread without text: somebody wants to talk. */
export type ReporterBody =
  | ({ readonly kind: 'report' } & Story)
  | { readonly kind: 'talk' }
  | { readonly kind: 'message'; readonly text: string };

/** What the desk says to the reporter. All but `reply` are acts: they change the thread's status. */
export type DeskBody =
  | { readonly kind: 'acknowledged'; readonly text: string }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'feedback'; readonly text: string }
  | { readonly kind: 'redirected'; readonly to: RedirectTarget; readonly text: string }
  | { readonly kind: 'closed'; readonly reason: CloseReason; readonly text: string };

/** What the desk writes for itself, under the internal data key. */
export interface NoteBody {
  readonly kind: 'note';
  readonly author: string;
  readonly text: string;
}

export type Body = ReporterBody | DeskBody | NoteBody;

/**
 * One piece of a thread. `position` is the number of messages that the writer could see when writing, plus the
 * writer's place in the window: it orders a thread without any clock.
 */
export interface Message<B extends Body = Body> {
  readonly id: Id;
  readonly day: Day;
  readonly position: number;
  readonly body: B;
}

export function sideOf(body: ReporterBody | DeskBody): Side {
  return body.kind === 'report' || body.kind === 'talk' || body.kind === 'message'
    ? 'reporter'
    : 'desk';
}

/** A thread's messages in the order in which they were written; the reporter's first where two did not see each other. */
export function inOrder<B extends Body>(messages: readonly Message<B>[]): Message<B>[] {
  const rank = (m: Message<B>): number =>
    m.body.kind === 'note' ? 2 : sideOf(m.body) === 'desk' ? 1 : 0;
  return [...messages].sort((a, b) => a.position - b.position || rank(a) - rank(b));
}

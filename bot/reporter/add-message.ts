import { limits } from '../domain/limits';
import type { Message } from '../domain/message';
import type { Renewal } from '../domain/operation';
import { waitsFor } from '../domain/window';
import type { Purpose } from '../ports/draft-sealer';
import type { Taken } from '../ports/pool';
import { countMessages } from '../threads/count-messages';
import { countWaiting, type Hindrance, postMessage } from '../threads/post-message';
import type { Counts } from '../threads/seen-now';
import { findShelf } from '../threads/shelf';
import type { Opened } from './conversation';
import { daysOf } from './days';
import type { Addition } from './event';
import { isRenewed } from './read-thread';
import type { ReporterWorld } from './reporter';

/** What adding to a thread takes of the world. */
type AddWorld = Pick<ReporterWorld, 'drafts' | 'threads' | 'messages' | 'pool'>;

/**
 * Adds a message or an answer to an opened thread. `changed`: the thread is not there any more under its id.
 * `unanswered`: the desk has to answer first. Then nothing was stored.
 * @param renewal a new code: stored once in a thread, while nothing of the reporter's waits, and else
 *   `changed`. It takes nothing of the room for messages
 */
export async function addMessage(
  world: AddWorld,
  opened: Opened & { readonly key: Uint8Array },
  body: Addition,
  renewal?: Renewal,
): Promise<Taken<Hindrance>> {
  const { thread, key } = opened;
  const post = {
    id: await world.drafts.submission(opened.message, opened.began, purposeOf(body)),
    thread,
    side: 'reporter',
    byDesk: false,
    waits: waitsFor(daysOf(opened).desk, opened.urgent),
    body,
    renewal,
  } as const;
  return postMessage<never>(world, post, async (now) => {
    // What is sent under an id that has gone would be read by nobody.
    const there = await world.threads.byId(thread);
    if (there === undefined || renewal === undefined) return there && countsNow(world, opened);
    if (countWaiting(now, post) > 0) return undefined;
    // Whoever was faster has a code that holds.
    if (await isRenewed(await findShelf(world, key, thread, 'reporter'))) return undefined;
    const { left: _, ...counts } = await countsNow(world, opened);
    return counts;
  });
}

/** Counts without opening anything but what the desk wrote last. */
async function countsNow(
  world: AddWorld,
  { thread, key }: Pick<Opened, 'thread'> & { readonly key: Uint8Array },
): Promise<Counts> {
  const reporter = await countMessages(world, key, 'reporter');
  const shelf = await findShelf(world, key, thread, 'desk');
  const latest = await shelf.from(Math.max(0, shelf.count - limits.placesPerSide));
  const left = roomLeft({ reporter, desk: shelf.count }, latest);
  return { messages: reporter + shelf.count, ofFamily: reporter, left };
}

function purposeOf(body: Addition): Purpose {
  switch (body.kind) {
    case 'message':
      return 'message';
    case 'hr_answered':
      return body.yes ? 'yes' : 'no';
    case 'minutes_approved':
      return 'approve';
    case 'minutes_corrected':
      return 'correct';
    case 'meeting_asked':
      return 'meet';
    case 'code_renewed':
      return 'renew';
  }
}

/**
 * How many more messages a reporter may add before the desk has answered. The latest of the desk's messages
 * says how much its writer could see, and so how many of the reporter's came before it.
 * @param latest the latest of the desk's messages, those of one window at least; empty when there is none
 */
export function roomLeft(
  { reporter, desk }: { readonly reporter: number; readonly desk: number },
  latest: readonly Message[],
): number {
  const position = Math.max(-1, ...latest.map((message) => message.position));
  const answered = desk === 0 ? 0 : Math.min(reporter, Math.max(0, position - (desk - 1)));
  return limits.unansweredMessages - (reporter - answered);
}

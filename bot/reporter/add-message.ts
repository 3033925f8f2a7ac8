import type { Day } from '../domain/day';
import { limits } from '../domain/limits';
import type { Act } from '../domain/thread';
import { waitsFor } from '../domain/window';
import type { Purpose } from '../ports/draft-sealer';
import type { Renewal } from '../ports/sealer';
import { countMessages } from '../threads/count-messages';
import { type Posted, postMessage } from '../threads/post-message';
import type { Counts } from '../threads/seen-now';
import { findShelf } from '../threads/shelf';
import type { Opened } from './conversation';
import { daysOf } from './days';
import type { Addition } from './event';
import { isRenewed } from './read-thread';
import type { ReporterWorld } from './reporter';
import { roomLeft } from './room-left';

/** What world to a thread takes. */
type AddWorld = Pick<
  ReporterWorld,
  'windows' | 'random' | 'drafts' | 'threads' | 'messages' | 'pool' | 'poolSealer'
>;

/**
 * Adds a message or an answer to an opened thread, in the first of the reporter's places that is free in this
 * window. `changed`: the thread is not there any more under its id. `unanswered`: the desk has to answer
 * first. Then nothing was stored.
 * @param renewal a new code: stored once in a thread, while none of the reporter's places is taken, and else
 *   `changed`. It takes nothing of the room for messages
 */
export async function addMessage(
  world: AddWorld,
  opened: Opened & { readonly key: Uint8Array },
  body: Addition,
  renewal?: Renewal,
): Promise<Posted> {
  const { thread, key } = opened;
  const waits = waitsFor(daysOf(opened).desk);
  return postMessage(
    world,
    {
      thread,
      side: 'reporter',
      waits,
      common: key,
      act: (day) => actOf(body, day),
      submission: await world.drafts.submission(opened.message, opened.began, purposeOf(body)),
      place: renewal === undefined ? 'first_free' : { after: 0 },
      renewal,
      message: {
        dataKey: key,
        family: 'reporter',
        content: { id: world.random.id(), body },
      },
    },
    async () => {
      // It is looked for in every round: what is put under an id that has gone would be read by nobody.
      const there = await world.threads.byId(thread);
      if (there === undefined || renewal === undefined) return there && countsNow(world, opened);
      // Whoever was faster has a code that holds.
      if (await isRenewed(await findShelf(world, key, thread, 'reporter'))) return undefined;
      const { left: _, ...counts } = await countsNow(world, opened);
      return counts;
    },
  );
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

function actOf(body: Addition, day: Day): Act {
  return body.kind === 'hr_answered'
    ? { kind: 'hr_answered', day, yes: body.yes }
    : { kind: body.kind, day };
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

import type { Day } from '../domain/day';
import type { Act } from '../domain/thread';
import type { Purpose } from '../ports/draft-sealer';
import { type Posted, postMessage } from '../threads/post-message';
import { seenNow } from '../threads/seen-now';
import type { Opened } from './conversation';
import type { Addition } from './event';
import type { ReporterWorld } from './reporter';

/** What world to a thread takes. */
type AddWorld = Pick<
  ReporterWorld,
  'clock' | 'random' | 'drafts' | 'threads' | 'messages' | 'pool' | 'poolSealer'
>;

/**
 * Adds a message or an answer to an opened thread, in the first of the reporter's places that is free in this
 * window. `changed`: the thread is not there any more under its id, and nothing was stored.
 */
export async function addMessage(
  world: AddWorld,
  opened: Opened & { readonly key: Uint8Array },
  body: Addition,
): Promise<Posted> {
  const day = world.clock.today();
  const { thread, key } = opened;
  return postMessage(
    world,
    {
      thread,
      side: 'reporter',
      common: key,
      act: actOf(body, day),
      submission: await world.drafts.submission(opened.message, opened.began, purposeOf(body)),
      place: 'first_free',
      message: {
        dataKey: key,
        family: 'reporter',
        content: { id: world.random.id(), day, body },
      },
    },
    async () => {
      // It is looked for in every round: what is put under an id that has gone would be read by nobody.
      const there = await world.threads.byId(thread);
      return there && seenNow(world, { common: key }, 'reporter');
    },
  );
}

function actOf(body: Addition, day: Day): Act {
  return body.kind === 'message'
    ? { kind: 'message', day }
    : { kind: 'hr_answered', day, yes: body.yes };
}

function purposeOf(body: Addition): Purpose {
  if (body.kind === 'message') return 'message';
  return body.yes ? 'yes' : 'no';
}

import type { Day } from '../domain/day';
import type { Act } from '../domain/thread';
import type { Clock } from '../ports/clock';
import type { DraftSealer, Purpose } from '../ports/draft-sealer';
import type { Random } from '../ports/random';
import type { ThreadStore } from '../ports/thread-store';
import { type Posted, type Posting, postMessage, type Seen } from '../threads/post-message';
import { type Reading, readMessages } from '../threads/read-messages';
import type { Addition, Opened } from './conversation';

export interface Adding extends Posting, Reading {
  readonly clock: Clock;
  readonly random: Random;
  readonly drafts: Pick<DraftSealer, 'submission'>;
  readonly messages: Posting['messages'] & Reading['messages'];
  readonly threads: Pick<ThreadStore, 'byId' | 'messages'>;
}

/**
 * Adds a message or an answer to an opened thread, in the first of the reporter's places that is free in this window.
 * `changed`: the thread is not there any more under its id, and nothing was stored.
 */
export async function addMessage(
  adding: Adding,
  opened: Opened & { readonly key: Uint8Array },
  body: Addition,
): Promise<Posted> {
  const day = adding.clock.today();
  const { thread, key } = opened;
  return postMessage(
    adding,
    {
      thread,
      side: 'reporter',
      common: key,
      act: actOf(body, day),
      submission: await adding.drafts.submission(opened.message, opened.began, purposeOf(body)),
      place: 'first_free',
      message: {
        dataKey: key,
        family: 'reporter',
        content: { id: adding.random.id(), day, body },
      },
    },
    () => see(adding, opened),
  );
}

/** The thread as it is now. It is looked for in every round: what is put under an id that has gone would be read by nobody. */
async function see(
  adding: Adding,
  { thread, key }: Opened & { readonly key: Uint8Array },
): Promise<Seen | undefined> {
  if ((await adding.threads.byId(thread)) === undefined) return undefined;
  const own = (await readMessages(adding, key, thread, 'reporter')).length;
  const others = (await readMessages(adding, key, thread, 'desk')).length;
  return { messages: own + others, ofFamily: own };
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

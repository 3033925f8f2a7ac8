import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { DraftSealer } from '../ports/draft-sealer';
import { type Posted, type Posting, postMessage } from '../threads/post-message';
import { type Reading, readMessages } from '../threads/read-messages';
import type { Opened } from './conversation';

export interface Adding extends Posting, Reading {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly drafts: Pick<DraftSealer, 'submission'>;
  readonly messages: Posting['messages'] & Reading['messages'];
}

/** Adds a message to an opened thread, in the first of the reporter's places that is free in this window. */
export async function addMessage(
  adding: Adding,
  opened: Opened & { readonly key: Uint8Array },
  text: string,
): Promise<Posted> {
  const day = adding.clock.today();
  const { thread, key } = opened;
  return postMessage(
    adding,
    {
      thread,
      side: 'reporter',
      common: key,
      act: { kind: 'message', day },
      submission: await adding.drafts.submission(opened.message, opened.began),
      place: 'first_free',
      message: {
        dataKey: key,
        family: 'reporter',
        content: { id: adding.chance.id(), day, body: { kind: 'message', text } },
      },
    },
    async () => {
      const own = (await readMessages(adding, key, thread, 'reporter')).length;
      const others = (await readMessages(adding, key, thread, 'desk')).length;
      return { messages: own + others, ofFamily: own };
    },
  );
}

import type { Journal } from '../ports/journal';
import type { Pool } from '../ports/pool';
import type { Random } from '../ports/random';
import type { MessageSealer, ThreadSealer } from '../ports/sealer';
import type { ThreadStore } from '../ports/thread-store';
import type { RememberedStates } from './remembered-states';

/**
 * What reporter and desk may do in a thread whose data key they hold: begin one, read and count its messages,
 * and send what waits for the release. Nothing here finds a thread or opens its keys or its state.
 */
interface ThreadWorld {
  readonly random: Random;
  readonly threads: Pick<ThreadStore, 'messages' | 'stored'>;
  readonly threadSealer: Pick<ThreadSealer, 'newKeys' | 'sealState'>;
  readonly messages: Pick<MessageSealer, 'open' | 'seal' | 'tags'>;
  readonly pool: Pick<Pool, 'submit' | 'now' | 'knows' | 'beat'>;
}

/** What desk and keeper may do with all threads of a desk: list them and open their states. */
export interface QueueWorld {
  readonly threads: Pick<ThreadStore, 'ofDesk' | 'revisions' | 'byIds'>;
  readonly threadSealer: Pick<ThreadSealer, 'openState' | 'nameStateKeys'>;
  readonly remembered: RememberedStates;
  readonly journal: Pick<Journal, 'fault'>;
}

/** What it takes to read messages whose data key is at hand. */
export type ReadWorld = Pick<ThreadWorld, 'threads'> & {
  readonly messages: Pick<MessageSealer, 'open' | 'tags'>;
};

/** What it takes to count a thread's messages. Nothing here opens one. */
export interface CountWorld {
  readonly threads: Pick<ThreadStore, 'stored'>;
  readonly messages: Pick<MessageSealer, 'tags'>;
}

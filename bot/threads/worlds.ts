import type { Journal } from '../ports/journal';
import type { MessageSealer, ThreadSealer } from '../ports/sealers';
import type { ThreadStore } from '../ports/threads';
import type { RememberedStates } from './remembered';

/** What desk and keeper may do with all threads of a desk: list them and open their states. */
export interface QueueWorld {
  readonly threads: Pick<ThreadStore, 'ofDesk' | 'revisions' | 'byIds'>;
  readonly threadSealer: Pick<ThreadSealer, 'openState' | 'nameStateKeys'>;
  readonly remembered: RememberedStates;
  readonly journal: Pick<Journal, 'fault'>;
}

/** Dependencies for reading messages whose data key is at hand. */
export interface ReadWorld {
  readonly threads: Pick<ThreadStore, 'messages' | 'stored'>;
  readonly messages: Pick<MessageSealer, 'open' | 'tags'>;
}

/** Dependencies for counting messages without opening one. */
export interface CountWorld {
  readonly threads: Pick<ThreadStore, 'stored'>;
  readonly messages: Pick<MessageSealer, 'tags'>;
}

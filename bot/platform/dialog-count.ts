import { createHmac } from 'node:crypto';
import type { Clock } from '../ports/clock';
import type { DialogCount } from '../ports/dialog-count';
import type { Random } from '../ports/random';

const hourMilliseconds = 3_600_000;
/** Bytes of a person's name in the count: two people in one hour never share one by chance. */
const nameBytes = 16;

/** What one person may begin. */
interface Most {
  readonly anHour: number;
  /** Dialogs of a window in which something can be sent. */
  readonly sending: number;
  /** People who are remembered; beyond these nobody is counted, so that a crowd is never kept out. */
  readonly people: number;
}

/**
 * Counts dialogs by the process's own hours, and by windows of the release. A person is an HMAC under a key
 * that is drawn with each and goes with it, together with every count: nothing here says who, and all that
 * could be read is that somebody used the bot. It is never stored or logged.
 * @param window names the window that runs
 */
export function createDialogCount(
  { clock, random }: { readonly clock: Pick<Clock, 'now'>; readonly random: Pick<Random, 'bytes'> },
  window: () => string,
  { anHour, sending, people }: Most,
): DialogCount {
  const ofHour = createCounts(random, people);
  const ofWindow = createCounts(random, people);
  let began = -Infinity;
  let hour = 0;
  return {
    begins: (who) => {
      const now = clock.now();
      // A clock that was set back begins a new hour as well.
      if (now - began >= hourMilliseconds || now < began) {
        began = now;
        hour += 1;
      }
      if (ofHour.more(String(hour), who, anHour) === 'over') return 'too_many';
      return ofWindow.more(window(), who, sending) === 'over' ? 'may_read' : 'may_send';
    },
  };
}

type Person = Parameters<DialogCount['begins']>[0];

/** Counts of people in a stretch of time that has a name. */
function createCounts(
  random: Pick<Random, 'bytes'>,
  people: number,
): { more(stretch: string, who: Person, most: number): 'within' | 'over' } {
  let current: string | undefined;
  let key: Uint8Array = new Uint8Array();
  let counts = new Map<string, number>();
  return {
    more: (stretch, { messenger, tenant, user }, most) => {
      if (stretch !== current) {
        current = stretch;
        key = random.bytes(32);
        counts = new Map();
      }
      const name = createHmac('sha256', key)
        .update(JSON.stringify([messenger, tenant, user]))
        .digest()
        .subarray(0, nameBytes)
        .toString('latin1');
      const count = counts.get(name) ?? 0;
      if (count >= most) return 'over';
      if (count > 0 || counts.size < people) counts.set(name, count + 1);
      return 'within';
    },
  };
}

import type { DialogCount } from '../ports/people';
import type { Random } from '../ports/random';
import type { Clock } from '../ports/time';
import { nameOf } from './crowd-count';

const hourMilliseconds = 3_600_000;

interface Most {
  readonly anHour: number;
  /** Dialogs of a window in which something can be sent. */
  readonly sending: number;
  /** People remembered; no more are counted, so that a crowd is never kept out. */
  readonly people: number;
}

/**
 * Counts dialogs by the process's own hours and by pass windows. A person is an HMAC under a key that is
 * drawn for each of them and dropped with it, as are the counts. Nothing is stored or logged. What could be
 * read is that somebody used the bot, and not who.
 */
export function createDialogCount(
  { clock, random }: { readonly clock: Pick<Clock, 'now'>; readonly random: Pick<Random, 'bytes'> },
  window: () => string,
  { anHour, sending, people }: Most,
): DialogCount {
  const countHour = createCount(random, people);
  const countWindow = createCount(random, people);
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
      if (countHour(String(hour), who, anHour) === 'over') return 'too_many';
      return countWindow(window(), who, sending) === 'over' ? 'may_read' : 'may_send';
    },
  };
}

/** Counts a person's dialogs in a stretch of time that has a name. */
function createCount(random: Pick<Random, 'bytes'>, people: number) {
  let current: string | undefined;
  let key: Uint8Array = new Uint8Array();
  let counts = new Map<string, number>();
  return (
    stretch: string,
    who: Parameters<DialogCount['begins']>[0],
    most: number,
  ): 'within' | 'over' => {
    if (stretch !== current) {
      current = stretch;
      key = random.bytes(32);
      counts = new Map();
    }
    const name = nameOf(key, who);
    const count = counts.get(name) ?? 0;
    if (count >= most) return 'over';
    if (count > 0 || counts.size < people) counts.set(name, count + 1);
    return 'within';
  };
}

import { createHmac } from 'node:crypto';
import type { Clock } from '../ports/clock';
import type { DialogCount } from '../ports/dialog-count';
import type { Random } from '../ports/random';

const hourMilliseconds = 3_600_000;
/** Bytes of a person's name in the count: two people in one hour never share one by chance. */
const nameBytes = 16;

/**
 * Counts dialogs by the process's own hours. A person is an HMAC under a key that is drawn with each hour
 * and goes with it, together with every count: nothing here says who, nothing of an earlier hour is left,
 * and all that could be read is that somebody used the bot. It is never stored or logged.
 *
 * @param most dialogs that one person may begin in an hour
 * @param people whom it remembers; beyond these nobody is counted, so that a crowd is never kept out
 */
export function createDialogCount(
  { clock, random }: { readonly clock: Pick<Clock, 'now'>; readonly random: Pick<Random, 'bytes'> },
  { most, people }: { readonly most: number; readonly people: number },
): DialogCount {
  let began = -Infinity;
  let key: Uint8Array = new Uint8Array();
  let counts = new Map<string, number>();
  return {
    begins({ messenger, tenant, user }) {
      const now = clock.now();
      // A clock that was set back begins a new hour as well.
      if (now - began >= hourMilliseconds || now < began) {
        began = now;
        key = random.bytes(32);
        counts = new Map();
      }
      const name = createHmac('sha256', key)
        .update(JSON.stringify([messenger, tenant, user]))
        .digest()
        .subarray(0, nameBytes)
        .toString('latin1');
      const count = counts.get(name) ?? 0;
      if (count >= most) return false;
      if (count > 0 || counts.size < people) counts.set(name, count + 1);
      return true;
    },
  };
}

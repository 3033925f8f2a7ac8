import { setTimeout as wait } from 'node:timers/promises';
import { own } from './payload';

/** How long the Bot Connector may take to accept a message. The SDK's client waits for ever. */
export const sendMilliseconds = 10_000;

export class TooLate extends Error {
  readonly code = 'too_late';
}

/** Waits for `work`, but no longer than that; rejects with {@link TooLate} after it. The work itself goes on. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooLate('too_late'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What says that the connector has trouble of its own. */
const troubles: readonly unknown[] = [500, 502, 503, 504];
/** Before the second and the third try, in milliseconds; half as much more at random. */
const pauses = [500, 1500];

/** Does it again, twice at most, while the connector has trouble of its own. For what may as well be said twice. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!troubles.includes(own(error, 'statusCode'))) throw error;
      await wait(pause * (1 + Math.random() / 2));
    }
  }
  return work();
}

import { setTimeout as wait } from 'node:timers/promises';
import { own } from '../untrusted';

/**
 * An answer to a press is due within five seconds: then Teams says that the app cannot be reached, and what
 * was typed is gone. The network needs its part of them.
 */
export const answerMilliseconds = 4500;

/** How long the Bot Connector may take to accept a message. The SDK's client waits for ever. */
export const sendMilliseconds = 10_000;

/** The statuses by which the connector says that it has trouble of its own. */
const troubles: readonly unknown[] = [500, 502, 503, 504];
/** Before the second and the third try, in milliseconds; up to half as much more at random. */
const pauses = [500, 1500];

/** Tries up to three times while the connector has trouble of its own. For what may be said twice. */
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

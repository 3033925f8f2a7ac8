import { setTimeout as wait } from 'node:timers/promises';
import { own } from '../untrusted';

/**
 * The time for an answer to a press, with a part left for the network. After five seconds Teams says that the
 * app cannot be reached, and the typed text is lost.
 */
export const answerMilliseconds = 4500;

/** How long the Bot Connector may take to accept a message. The SDK's client waits for ever. */
export const sendMilliseconds = 10_000;

/** Statuses for the connector's own trouble. */
const troubles: readonly unknown[] = [500, 502, 503, 504];
/** Milliseconds before the second and third try; up to half as much is added at random. */
const pauses = [500, 1500];

/** Tries up to three times while the connector has trouble. For messages that may arrive twice. */
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

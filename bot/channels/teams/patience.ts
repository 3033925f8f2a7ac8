import { setTimeout as wait } from 'node:timers/promises';
import type { ButtonName } from '../../domain/buttons';
import { own } from '../untrusted';

/**
 * Buttons that neither derive a key nor wait for a beat, whatever view they are in. Opening the dialog has no
 * button.
 */
const quick: readonly (ButtonName | undefined)[] = [
  undefined,
  'report',
  'have_code',
  'practice',
  'safe',
  'security',
  'change',
  'to_hr',
];

/**
 * The time for an answer to a press, by its button alone: practice and earnest wait alike. After five
 * seconds, Microsoft's own hops included, Teams says that the app cannot be reached, and the typed text is
 * lost.
 */
export function answerMilliseconds(button: string | undefined): number {
  return quick.some((one) => one === button) ? 3000 : 4500;
}

/** How long a start waits for the Bot Connector's keys. */
export const warmMilliseconds = 5000;

/** How long the Bot Connector may take to accept a message. The SDK's client waits for ever. */
export const sendMilliseconds = 10_000;

/** Statuses for the connector's own trouble, and for a failed precondition, which is tried again. */
const troubles: readonly unknown[] = [412, 500, 502, 503, 504];
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

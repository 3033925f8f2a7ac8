import { setTimeout as wait } from 'node:timers/promises';
import type { ButtonName } from '../../domain/buttons';
import { ConnectorError } from './speaker';

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

/**
 * Statuses after which Microsoft asks for another try, later each time (learn.microsoft.com, Teams bots,
 * rate-limit): too many requests, a failed precondition, and the connector's own trouble.
 */
const troubles: readonly (number | undefined)[] = [412, 429, 500, 502, 503, 504];
/** Milliseconds before the second and third try, unless more is asked for; up to half is added at random. */
const pauses = [500, 1500];

/** An error without a status never reached the connector. */
export function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || troubles.includes(status);
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof ConnectorError ? error.status : undefined;
}

/** Up to three times, while the connector has trouble. For messages that may arrive twice. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      const asked = (retryAfter(error) ?? 0) * 1000;
      if (!troubles.includes(statusOf(error)) || asked > sendMilliseconds) throw error;
      await wait(Math.max(pause, asked) + (Math.random() * pause) / 2);
    }
  }
  return work();
}

/** The pause that the connector asked for, in seconds, if it did. */
export function retryAfter(error: unknown): number | undefined {
  return error instanceof ConnectorError ? error.retryAfter : undefined;
}

/** How often cards that are owed are tried again, and how many at a time: some hundred an hour. */
export const owedMilliseconds = 300_000;
export const owedAtOnce = 20;

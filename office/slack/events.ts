import type { JsonObject } from '../json';
import { type AppLine, type Reply, statusOf } from './app-line';
import type { SlackOutcome } from './client';
import { eventCallback } from './payloads';
import { randomId } from './slack-ids';
import type { Workplace } from './workplace';

/** Retries at once, after a minute and after five (docs.slack.dev/apis/events-api, "Retries"). */
const retryMilliseconds = [0, 60_000, 300_000] as const;

export interface Events {
  /** Sends an event and gives how its first delivery went. `sent` gets what repeats the same bytes. */
  send(event: JsonObject, sent?: (again: () => Promise<Reply>) => void): Promise<SlackOutcome>;
  /** Cancels the retries that still wait. */
  close(): void;
}

export const outcomeOf = (reply: Reply): SlackOutcome => {
  if (reply.kind === 'timeout') return { kind: 'timeout' };
  const status = statusOf(reply);
  return status >= 200 && status <= 299 ? { kind: 'ok' } : { kind: 'failed', status };
};

function reasonOf(reply: Reply): string {
  if (reply.kind === 'answered') return 'http_error';
  return reply.kind === 'timeout' ? 'http_timeout' : 'connection_failed';
}

/** Delivers events as the Events API does: up to three retries, with the same `event_id`. */
export function createEvents(
  at: Workplace,
  line: AppLine,
  after: (milliseconds: number, run: () => void) => () => void,
): Events {
  const waiting = new Set<() => void>();
  let closed = false;

  const retry = (content: JsonObject, attempt: number, failed: Reply): void => {
    const wait = retryMilliseconds[attempt - 1];
    if (wait === undefined || closed) return;
    if (failed.kind === 'answered' && failed.enough) return;
    const callOff = after(wait, () => {
      waiting.delete(callOff);
      void deliver(content, attempt, reasonOf(failed));
    });
    waiting.add(callOff);
  };
  const judge = (content: JsonObject, attempt: number, reply: Reply): SlackOutcome => {
    const outcome = outcomeOf(reply);
    if (outcome.kind !== 'ok') retry(content, attempt + 1, reply);
    return outcome;
  };
  const deliver = async (content: JsonObject, attempt: number, reason: string): Promise<void> => {
    judge(content, attempt, await line({ kind: 'event', content, retry: { attempt, reason } })());
  };

  return {
    send: async (event, sent) => {
      const content = eventCallback(at, event, randomId('Ev'));
      const send = line({ kind: 'event', content });
      sent?.(send);
      return judge(content, 0, await send());
    },
    close: () => {
      closed = true;
      for (const callOff of waiting) callOff();
      waiting.clear();
    },
  };
}

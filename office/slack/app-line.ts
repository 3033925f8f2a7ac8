import type { JsonObject } from '../json';

/** One request that the app was sent. */
export interface SlackDelivery {
  readonly kind: 'event' | 'interactive' | 'command' | 'url_verification';
  /** The body, byte for byte; the envelope in Socket Mode. */
  readonly body: string;
  /** `X-Slack-Retry-Num`, or 0 the first time. */
  readonly attempt: number;
  /** The status that came back; 0 when nobody answered in time. */
  readonly status: number;
  /** Real milliseconds until the answer. */
  readonly took: number;
}

/** Something for the app, before it is put on the wire. */
export interface Parcel {
  readonly kind: SlackDelivery['kind'];
  readonly content: JsonObject;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** How the app answered. */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: string;
      /** The app asked for no more retries: `X-Slack-No-Retry: 1`. */
      readonly enough: boolean;
    }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

/** Makes and signs a parcel once; the function that it gives sends the same bytes at every call. */
export type AppLine = (parcel: Parcel) => () => Promise<Reply>;

/** Records a delivery and its answer. */
export type Recorder = (delivery: SlackDelivery) => void;

export const statusOf = (reply: Reply): number => (reply.kind === 'answered' ? reply.status : 0);

/** Sends one body and records it. `performance` is the real clock, also where a test has set another time. */
export async function recorded(
  record: Recorder,
  parcel: Parcel,
  body: string,
  send: () => Promise<Reply>,
): Promise<Reply> {
  const start = performance.now();
  const reply = await send();
  const took = performance.now() - start;
  const attempt = parcel.retry?.attempt ?? 0;
  record({ kind: parcel.kind, body, attempt, status: statusOf(reply), took });
  return reply;
}

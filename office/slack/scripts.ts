import type { JsonObject } from '../json';
import { type ApiAnswer, failed } from './platform';

/** A mishap that the next calls of a method get instead of the usual answer. */
export type Scripted = {
  /** As in `chat.postMessage`; `*` is every method. */
  readonly method: string;
  /** Only calls about this user, as `conversations.open` names one. */
  readonly user?: string;
  /** How many calls get it: one, unless said. */
  readonly times?: number;
} & (
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  /** `ok: false` with this error, as in `channel_not_found`, `token_revoked`, `missing_scope`. */
  | { readonly kind: 'error'; readonly error: string }
  /** An HTTP status that Slack does not usually send, such as 500 or 503. */
  | { readonly kind: 'status'; readonly status: number }
  /** The call is carried out at once; its answer waits for this. */
  | { readonly kind: 'slow'; readonly until: Promise<unknown> }
  /** The connection is cut without an answer, before or after the call was carried out. */
  | { readonly kind: 'dropped'; readonly carriedOut: boolean }
);

/** Scripted mishaps that have not happened yet, in order. */
export interface Scripts {
  add(next: Scripted): void;
  /** Takes the next mishap for a call about these users. */
  take(method: string, users: unknown): Scripted | undefined;
}

export function createScripts(): Scripts {
  let waiting: readonly { readonly next: Scripted; readonly left: number }[] = [];
  return {
    add: (next) => {
      waiting = [...waiting, { next, left: next.times ?? 1 }];
    },
    take: (method, users) => {
      const found = waiting.find(
        ({ next }) =>
          (next.method === '*' || next.method === method) &&
          (next.user === undefined || next.user === users),
      );
      if (found === undefined) return undefined;
      waiting = waiting.flatMap((one) => {
        if (one !== found) return [one];
        return one.left > 1 ? [{ ...one, left: one.left - 1 }] : [];
      });
      return found.next;
    },
  };
}

/** The answer that goes out instead of the usual one. */
export type Reaction =
  | {
      readonly kind: 'answer';
      readonly answer: ApiAnswer;
      readonly status?: number;
      readonly headers?: JsonObject;
    }
  | { readonly kind: 'drop' };

/** Plays one scripted mishap; `run` carries the call out. */
export async function meetScript(
  scripted: Scripted,
  run: () => ApiAnswer | Promise<ApiAnswer>,
): Promise<Reaction> {
  switch (scripted.kind) {
    case 'rate_limited': {
      const headers = { 'retry-after': String(scripted.retryAfterSeconds) };
      return { kind: 'answer', answer: failed('ratelimited'), status: 429, headers };
    }
    case 'error':
      return { kind: 'answer', answer: failed(scripted.error) };
    case 'status':
      return { kind: 'answer', answer: failed('internal_error'), status: scripted.status };
    case 'slow': {
      const answer = await run();
      await scripted.until;
      return { kind: 'answer', answer };
    }
    case 'dropped':
      if (scripted.carriedOut) await run();
      return { kind: 'drop' };
  }
}

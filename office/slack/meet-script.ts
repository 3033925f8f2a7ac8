import type { JsonObject } from '../json';
import { type ApiAnswer, failed } from './platform';
import type { Scripted } from './scripts';

/** What goes out instead of a usual answer. */
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

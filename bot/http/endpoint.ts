import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';

/** A messenger's way in. It judges the headers first, then the whole. */
export interface Endpoint {
  /** The status to answer with at once; with `undefined` the body is read. Never rejects. */
  admits(headers: IncomingHttpHeaders): Promise<number | undefined> | number | undefined;
  /** `body` is bytes or parsed JSON. */
  readonly answer: RequestHandler;
  readonly tooLarge?: () => void;
}

/** An endpoint that may not be there yet: `now` gives it, or the status for all requests. */
export function endpointOf(now: () => Endpoint | number): Endpoint {
  return {
    admits: (headers) => {
      const endpoint = now();
      return typeof endpoint === 'number' ? endpoint : endpoint.admits(headers);
    },
    answer: async (request, response, next) => {
      const endpoint = now();
      if (typeof endpoint === 'number') response.status(endpoint).end();
      // Awaited, since an unhandled fault would end the process.
      else await endpoint.answer(request, response, next);
    },
    tooLarge: () => {
      const endpoint = now();
      if (typeof endpoint !== 'number') endpoint.tooLarge?.();
    },
  };
}

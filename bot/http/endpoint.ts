import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';

/** A way in for a messenger's requests. It is asked of the headers alone first, then of the whole. */
export interface Endpoint {
  /** The status with which to answer at once; `undefined` lets the body be read. Never rejects. */
  admits(headers: IncomingHttpHeaders): Promise<number | undefined> | number | undefined;
  /** Answers a request whose `body` is there: bytes, or what the JSON in them says. */
  readonly answer: RequestHandler;
  /** Told when a body is larger than any that is read. */
  readonly tooLarge?: () => void;
}

/** An endpoint that may not be there yet: `now` gives it, or the status for everybody, unread. */
export function endpointOf(now: () => Endpoint | number): Endpoint {
  return {
    admits: (headers) => {
      const endpoint = now();
      return typeof endpoint === 'number' ? endpoint : endpoint.admits(headers);
    },
    answer: async (request, response, next) => {
      const endpoint = now();
      if (typeof endpoint === 'number') response.status(endpoint).end();
      // Awaited, so that a fault in it is answered here: one that nobody handles would end the process.
      else await endpoint.answer(request, response, next);
    },
    tooLarge: () => {
      const endpoint = now();
      if (typeof endpoint !== 'number') endpoint.tooLarge?.();
    },
  };
}

import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { createBodies, type ReadBody } from './bodies';
import type { Door } from './door';

/**
 * Everything that answers over HTTP: `POST /api/messages`, `POST /slack/events`, `GET /healthz` as soon as
 * the process listens, `GET /readyz` once `ready` says so, and what is mounted. All else is an empty 404; no
 * answer tells what went wrong.
 */
export function createHttpApp(options: {
  /** Gets each body as what its JSON says. */
  readonly messages: Door;
  /** Gets each body as its bytes: Slack's signature is over them. */
  readonly events?: Door;
  readonly ready: () => boolean;
  /**
   * Whether the process is about to end. Each answer then closes its connection, and the next request goes
   * elsewhere.
   */
  readonly ending?: () => boolean;
  /** More routers, each at its path: the trial's workplace. */
  readonly mounts?: readonly { readonly path: string; readonly router: Router }[];
  /** Told when a handler throws; the error itself stays here. */
  readonly fault: () => void;
  /** Told when a body gave way to newer ones. */
  readonly full?: () => void;
}): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);

  app.use((_request, response, next) => {
    if (options.ending?.() === true) response.set('Connection', 'close');
    next();
  });
  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').status(200).end();
  });
  app.get('/readyz', (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .status(options.ready() ? 200 : 503)
      .end();
  });
  // One for both: what they hold, they hold together.
  const readBody = createBodies(() => options.full?.());
  app.post('/api/messages', bodyOf(options.messages, readBody), asJson, options.messages.answer);
  if (options.events !== undefined)
    app.post('/slack/events', bodyOf(options.events, readBody), options.events.answer);
  for (const { path, router } of options.mounts ?? []) app.use(path, router);
  app.use((_request, response) => {
    response.status(404).end();
  });

  // Express knows an error handler by its four parameters.
  const failed: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) options.fault();
    response.status(status).end();
  };
  app.use(failed);
  return app;
}

/** Asks the door about the headers, and only then reads the body. */
function bodyOf(door: Door, readBody: ReadBody): RequestHandler {
  return async (request, response, next) => {
    const refusal = await door.admits(request.headers);
    if (refusal !== undefined) {
      response.status(refusal).end();
      return;
    }
    const body = await readBody(request);
    if (Buffer.isBuffer(body)) {
      request.body = body;
      next();
      return;
    }
    if (body === 413) door.tooLarge?.();
    refuseBody(response, body);
  };
}

function refuseBody(response: Response, status: number): void {
  // Whoever gave way may still be sending: nothing more of it is waited for.
  if (status === 503) response.set('Connection', 'close');
  response.status(status).end();
}

/** Puts the object that is in the bytes as JSON in their place; anything else is answered with 400. */
const asJson: RequestHandler = (request, response, next) => {
  const value = objectIn(String(request.body));
  if (value === undefined) {
    refuseBody(response, 400);
    return;
  }
  request.body = value;
  next();
};

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The router's status for a path that it cannot read; 500 for any other error. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';

/** The largest body that is read; a dialog's answer with every field full is a tenth of it. */
const bodyLimit = '200kb';

/**
 * Everything that answers over HTTP: `POST /api/messages`, `POST /slack/events`, `GET /healthz` as soon as
 * the process listens, `GET /readyz` once `ready` says so, and what is mounted. All else is an empty 404; no
 * answer tells what went wrong.
 */
export function createHttpApp(options: {
  readonly messages: RequestHandler;
  /** Slack's requests with their bodies unread: the signature is over the bytes. */
  readonly events?: RequestHandler;
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
  app.post('/api/messages', express.json({ limit: bodyLimit }), options.messages);
  if (options.events !== undefined) app.post('/slack/events', options.events);
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

/** The body parser's status for a body that it cannot read (400, 413, 415); 500 for any other error. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

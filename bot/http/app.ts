import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';
import { createBodies, type ReadBody } from './bodies';
import type { Endpoint } from './endpoint';
import { reasonHeader, settingsHeader, versionHeader } from './version-header';

interface HttpOptions {
  /** Bodies are parsed JSON. */
  readonly messages: Endpoint;
  /** Bodies are bytes: Slack's signature is over them. */
  readonly events?: Endpoint;
  readonly ready: () => boolean;
  /** Why it is not ready although it serves, in a word; sent likewise. */
  readonly hindered?: () => string | undefined;
  /** Sent with `/readyz`, to this machine only. */
  readonly version?: string;
  /** A mark of the settings, sent likewise. */
  readonly settings?: string;
  /** What `/metrics` says, to this machine only. */
  readonly metrics?: () => string | undefined;
  /** Each answer then closes its connection. */
  readonly ending?: () => boolean;
  /** The trial's workplace. */
  readonly mounts?: readonly { readonly path: string; readonly router: Router }[];
  /** A handler threw; the error itself stays here. */
  readonly fault: () => void;
  /** A body gave way to newer ones. */
  readonly full?: () => void;
}

/**
 * `POST /api/messages`, `POST /slack/events`, `GET /healthz` as soon as the process listens, `GET /readyz`
 * once `ready` says so, `GET /metrics` to this machine, and mounted paths. All else is an empty 404; no
 * answer tells what went wrong. An endpoint's request reaches Express with its whole body, so that a refusal
 * costs only a few objects.
 */
export function createHttpApp(options: HttpOptions): RequestListener {
  const app = answering(options);
  // Both endpoints share the limit.
  const readBody = createBodies(() => options.full?.());
  const endpoints = new Map<string, Entrance>([
    [messagesPath, { endpoint: options.messages, isJson: true }],
  ]);
  if (options.events !== undefined)
    endpoints.set(eventsPath, { endpoint: options.events, isJson: false });
  return (request, response) => {
    if (options.ending?.() === true) response.setHeader('Connection', 'close');
    const entrance = request.method === 'POST' ? endpoints.get(pathOf(request)) : undefined;
    if (entrance === undefined) {
      app(request, response);
      return;
    }
    enter(entrance, readBody, request, response)
      .then((hasEntered) => {
        if (hasEntered) app(request, response);
      })
      .catch(() => {
        options.fault();
        refuse(response, 500);
      });
  };
}

const messagesPath = '/api/messages';
const eventsPath = '/slack/events';

interface Entrance {
  readonly endpoint: Endpoint;
  readonly isJson: boolean;
}

/** The endpoint judges the headers, and only then the body is read. Answers a refused request. */
async function enter(
  { endpoint, isJson }: Entrance,
  readBody: ReadBody,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const refusal = await endpoint.admits(request.headers);
  if (refusal !== undefined) return refuse(response, refusal, !request.complete);
  const bytes = await readBody(request);
  if (!Buffer.isBuffer(bytes)) {
    if (bytes === 413) endpoint.tooLarge?.();
    return refuse(response, bytes);
  }
  const body = isJson ? objectIn(String(bytes)) : bytes;
  if (body === undefined) return refuse(response, 400);
  Object.assign(request, { body });
  return true;
}

/** With `atOnce` the rest of a request is not read. */
function refuse(response: ServerResponse, status: number, atOnce = status === 503): false {
  response.writeHead(status, atOnce ? { connection: 'close' } : {}).end();
  return false;
}

function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The app for requests that have entered, or need no endpoint. */
function answering(options: HttpOptions): Express {
  const { messages, events, ready, version, settings = '', metrics, mounts = [], fault } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);

  app.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').status(200).end();
  });
  app.get('/readyz', (request, response) => {
    const reason = options.hindered?.();
    if (version !== undefined && isFromHere(request))
      response.set({
        ...{ [versionHeader]: version, [settingsHeader]: settings },
        ...(reason !== undefined && { [reasonHeader]: reason }),
      });
    response
      .set('Cache-Control', 'no-store')
      .status(ready() && reason === undefined ? 200 : 503)
      .end();
  });
  app.get('/metrics', (request, response, next) => {
    const text = isFromHere(request) ? metrics?.() : undefined;
    if (text === undefined) next();
    else response.set('Cache-Control', 'no-store').type('text/plain').send(text);
  });
  app.post(messagesPath, throughTheEndpoint, messages.answer);
  if (events !== undefined) app.post(eventsPath, throughTheEndpoint, events.answer);
  for (const { path, router } of mounts) app.use(path, router);
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
    if (status >= 500) fault();
    response.status(status).end();
  };
  app.use(failed);
  return app;
}

/** Whether a request comes from this machine, and not through a server in front. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const { localAddress, remoteAddress } = socket;
  const isNamed = headers.host === `${hostOf(localAddress)}:${socket.localPort ?? ''}`;
  return remoteAddress !== undefined && remoteAddress === localAddress && isNamed;
}

/** An address in a `Host` header's form (RFC 9110, 7.2). */
function hostOf(address = ''): string {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':') ? `[${plain}]` : plain;
}

/** Express accepts other spellings of a path, which no endpoint has seen: they are refused. */
const throughTheEndpoint: RequestHandler = (request, response, next) => {
  if (request.body === undefined) response.status(404).end();
  else next();
};

/** The router's, for an unreadable path; 500 for any other error. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

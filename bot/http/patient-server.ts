import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';

/** How often it is noted until when everything that came has been read. */
const noteMilliseconds = 1_000;

type Limits = ServerOptions & { readonly headersTimeout: number; readonly requestTimeout: number };

/**
 * A server whose limits for a head and a whole request do not count the time in which the process was frozen.
 * Node checks both before it reads what came meanwhile, and would answer 408 to a request that came in time.
 */
export function createPatientServer(limits: Limits, app: RequestListener): Server {
  const server = createServer(limits, app);
  let readUntil = performance.now();
  const notes = setInterval(() => {
    const now = performance.now();
    // What came before now is read by then.
    setImmediate(() => {
      readUntil = now;
    });
  }, noteMilliseconds).unref();
  server.once('close', () => {
    clearInterval(notes);
  });
  for (const name of ['headersTimeout', 'requestTimeout'] as const)
    Object.defineProperty(server, name, {
      // Node asks at each check, and takes whole numbers.
      get: () => limits[name] + Math.ceil(performance.now() - readUntil),
    });
  return server;
}

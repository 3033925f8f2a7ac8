import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A test's own server, on a port that the system chooses. */
export interface LocalServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Takes no more requests, and cuts off those that are not answered within a tenth of a second. */
  readonly close: () => Promise<void>;
}

export async function startLocalServer(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener);
  // Longer than any test is silent: a connection that ends just when it is used again is another story.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeIdleConnections();
        setTimeout(() => {
          server.closeAllConnections();
        }, 100).unref();
      }),
  };
}

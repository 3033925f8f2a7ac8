import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { codeOf } from '../domain/error-code';

/** How long requests in flight have to finish when the process is asked to stop. */
const graceMilliseconds = 10_000;

export interface RunningServer {
  /** The port on which it listens; the system's choice when 0 was asked for. */
  readonly port: number;
  /** Takes no more connections and resolves when every request is answered, or after ten seconds. */
  close(): Promise<void>;
}

/**
 * Listens on `port` of one address. `loopback` is this machine alone, by both its addresses where it has
 * both; `any` is every interface. Rejects with the system's error (`EADDRINUSE` and the like).
 */
export async function startServer(options: {
  readonly app: Express;
  readonly port: number;
  readonly host: string;
}): Promise<RunningServer> {
  const first = await listen(options.app, options.port, addressOf(options.host));
  const { port } = first.address() as AddressInfo;
  const second = options.host === 'loopback' ? await listenIfThere(options.app, port) : [];
  const servers = [first, ...second];
  return {
    port,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function addressOf(host: string): string | undefined {
  if (host === 'any') return undefined;
  return host === 'loopback' ? '127.0.0.1' : host;
}

function listen(app: Express, port: number, host: string | undefined): Promise<Server> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** Browsers may look for `localhost` at ::1 first; a machine without IPv6 has no such address. */
async function listenIfThere(app: Express, port: number): Promise<readonly Server[]> {
  try {
    return [await listen(app, port, '::1')];
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return [];
    throw error;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is kept alive becomes idle only after its last answer: look again until none is left.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const end = setTimeout(() => {
      server.closeAllConnections();
    }, graceMilliseconds);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(end);
      resolve();
    });
  });
}

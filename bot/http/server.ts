import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeOf } from '../domain/error-code';
import { createConnections } from './connections';

/**
 * A head has ten seconds, a whole request thirty. Node looks at every connection that often, and not in
 * between.
 */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

/** How many connections may wait in the system until they are taken; it may allow fewer. */
const backlog = 1_024;

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
  readonly app: RequestListener;
  readonly port: number;
  readonly host: string;
}): Promise<RunningServer> {
  const connections = createConnections();
  const open = (port: number, host: string | undefined): Promise<Server> => {
    const server = createServer(patience, options.app);
    connections.watch(server);
    return listen(server, port, host);
  };
  const first = await open(options.port, addressOf(options.host));
  const { port } = first.address() as AddressInfo;
  // Browsers may look for `localhost` at ::1 first.
  const second = options.host === 'loopback' ? await ifThere(open(port, '::1')) : [];
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

function listen(server: Server, port: number, host: string | undefined): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** A machine without IPv6 has no such address. */
async function ifThere(server: Promise<Server>): Promise<readonly Server[]> {
  try {
    return [await server];
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

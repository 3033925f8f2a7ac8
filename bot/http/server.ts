import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { codeOf } from '../domain/error-code';

/** The most connections at one time. Each costs some ten kilobytes as soon as it is there. */
const mostConnections = 1_024;

/** What a connection is at: the request that came last, and its answer. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Keeps the number of connections of one or more servers below a limit. One more than that, and the
 * connection that has gone longest without a whole request is cut off: whoever opens many and says
 * nothing, or says it slowly, takes the place of others like him, and an honest request always finds one.
 * (Node's own limit turns away whoever comes last.) A connection whose request is being answered is never
 * cut off; where there are no others, the newcomer is.
 */
export function createConnections(most = mostConnections): {
  /** Counts a server's connections. To be called before it listens. */
  watch(server: Server): void;
} {
  /** All that are open, in the order in which they began to wait. */
  const open = new Map<Socket, Exchange | undefined>();

  const waits = (socket: Socket, exchange?: Exchange): void => {
    // Set again, it would keep its old place.
    open.delete(socket);
    open.set(socket, exchange);
  };
  const makeRoom = (): void => {
    for (const [socket, exchange] of open) {
      if (exchange !== undefined && isAtWork(exchange)) continue;
      open.delete(socket);
      socket.destroy();
      return;
    }
  };

  return {
    watch: (server) => {
      server.on('connection', (socket) => {
        waits(socket);
        socket.once('close', () => open.delete(socket));
        if (open.size > most) makeRoom();
      });
      server.prependListener('request', (request, response) => {
        const { socket } = request;
        if (!open.has(socket)) return;
        // The place stays that of when it began to wait: a head alone is no whole request.
        open.set(socket, { request, response });
        response.once('close', () => {
          if (open.get(socket)?.response === response) waits(socket);
        });
      });
    },
  };
}

/** The whole request is there, and its answer is being made. */
function isAtWork({ request, response }: Exchange): boolean {
  return request.complete && !response.writableEnded;
}

/** A head has ten seconds, a whole request thirty. Node looks at every connection that often. */
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

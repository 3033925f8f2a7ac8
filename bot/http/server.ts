import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { codeOf } from '../domain/error-code';
import { createPatientServer } from './patient-server';

/** The most connections at one time; each costs some ten kilobytes. */
const mostConnections = 1_024;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Limits the connections of one or more servers. Beyond the limit, the connection that has gone longest
 * without a whole request is cut off. So a client with many silent or slow connections takes places from its
 * own kind, and an honest request finds one. (Node's own limit turns away the newcomer.) A connection whose
 * request is being answered is never cut off; where there are no others, the newcomer is.
 */
export function createConnections(most = mostConnections): {
  /** Counts a server's connections. To be called before it listens. */
  watch(server: Server): void;
} {
  /** All open connections, in the order in which they began to be idle. */
  const open = new Map<Socket, Exchange | undefined>();

  const putLast = (socket: Socket, exchange?: Exchange): void => {
    // A key that is only set again keeps its place.
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
        putLast(socket);
        socket.once('close', () => open.delete(socket));
        if (open.size > most) makeRoom();
      });
      server.prependListener('request', (request, response) => {
        const { socket } = request;
        if (!open.has(socket)) return;
        // Its place stays: a head alone is no whole request.
        open.set(socket, { request, response });
        response.once('close', () => {
          if (open.get(socket)?.response === response) putLast(socket);
        });
      });
    },
  };
}

function isAtWork({ request, response }: Exchange): boolean {
  return request.complete && !response.writableEnded;
}

/**
 * Time limits of a head, of a whole request and of a kept connection, and how often Node checks them; in
 * milliseconds. A proxy gives up a kept connection first (nginx after 60 s, Caddy after 120 s): if the bot
 * did, a press that comes at that moment would be lost.
 */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 125_000,
  connectionsCheckingInterval: 5_000,
};

/** Connections that wait in the system, which may allow fewer. */
const backlog = 1_024;

/** The time for requests under way when the process is asked to stop. */
const graceMilliseconds = 10_000;

export interface RunningServer {
  /** The system's choice when 0 was asked for. */
  readonly port: number;
  /** Resolves when every request is answered, or after ten seconds. */
  close(): Promise<void>;
}

/**
 * Listens on a port of one address. `loopback` is this machine only, by IPv4 and IPv6; `any` is every
 * interface. Rejects with the system's error (`EADDRINUSE` and the like).
 */
export async function startServer(options: {
  readonly app: RequestListener;
  readonly port: number;
  readonly host: string;
}): Promise<RunningServer> {
  const connections = createConnections();
  const open = (port: number, host: string | undefined): Promise<Server> => {
    const server = createPatientServer(patience, options.app);
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
    // A kept connection becomes idle only after its last answer.
    const sweep = setInterval(server.closeIdleConnections.bind(server), 50);
    const end = setTimeout(server.closeAllConnections.bind(server), graceMilliseconds);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(end);
      resolve();
    });
  });
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

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

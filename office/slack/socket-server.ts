import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { randomHex } from './slack-ids';

/** docs.slack.dev/apis/events-api/using-socket-mode: at most ten connections of one app. */
const mostConnections = 10;
const mostBytes = 1_048_576;
/** The app's library gives up a connection that is silent for half a minute. */
const pingMilliseconds = 10_000;
/** RFC 6455, 7.4.1: the server ends a healthy connection. */
export const goingAway = 1001;

/** The app's sockets in Socket Mode, on a port of their own that opens with the first request for one. */
export interface SocketServer {
  /** An address that is good for one connection; `undefined` when there are too many. */
  ticket(): Promise<string | undefined>;
  /** Whether an app ever asked for a connection. */
  readonly used: boolean;
  /** The newest last. */
  readonly connections: readonly WebSocket[];
  close(): void;
}

export function createSocketServer(of: {
  connected(socket: WebSocket, connections: number): void;
  disconnected(socket: WebSocket): void;
  heard(socket: WebSocket, text: string): void;
}): SocketServer {
  const tickets = new Set<string>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes });
  let listening: Promise<Server> | undefined;

  const beat = setInterval(() => {
    for (const socket of sockets.clients) socket.ping();
  }, pingMilliseconds);
  beat.unref();

  const take = (socket: WebSocket): void => {
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') of.heard(socket, data);
    });
    // A breach of the protocol already ends the connection.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      of.disconnected(socket);
    });
    of.connected(socket, sockets.clients.size);
  };

  const listen = (): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((_request, response) => {
        response.writeHead(404).end();
      });
      server.on('upgrade', (request, stream, head) => {
        const ticket = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket');
        if (ticket !== null && tickets.delete(ticket))
          sockets.handleUpgrade(request, stream, head, take);
        else stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      });
      server.listen(0, '127.0.0.1', () => {
        resolve(server);
      });
      server.unref();
    });

  return {
    ticket: async () => {
      if (sockets.clients.size + tickets.size >= mostConnections) return undefined;
      listening ??= listen();
      const { port } = (await listening).address() as AddressInfo;
      const ticket = randomHex(16);
      tickets.add(ticket);
      return `ws://127.0.0.1:${port}/link/?ticket=${ticket}`;
    },
    get used() {
      return listening !== undefined;
    },
    get connections() {
      return [...sockets.clients];
    },
    close: () => {
      clearInterval(beat);
      for (const socket of sockets.clients) socket.close(goingAway);
      void listening?.then((server) => server.close());
    },
  };
}

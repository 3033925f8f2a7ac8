import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomHex } from './slack-ids';
import { acceptWebSocket, type WebSocket } from './web-socket';

/** docs.slack.dev/apis/events-api/using-socket-mode: at most ten connections of one app. */
const mostConnections = 10;
/** The app's library gives a connection up that says nothing for half a minute. */
const pingMilliseconds = 10_000;

/** The sockets of the app in Socket Mode, on a port of their own that opens when the first one is asked for. */
export interface SocketServer {
  /** An address that is good for one connection; nothing when there are too many. */
  ticket(): Promise<string | undefined>;
  /** Whether an app ever asked for a connection. */
  readonly used: boolean;
  readonly connections: readonly WebSocket[];
  close(): void;
}

export function createSocketServer(of: {
  connected(socket: WebSocket, connections: number): void;
  disconnected(): void;
  heard(text: string): void;
}): SocketServer {
  const tickets = new Set<string>();
  let connections: readonly WebSocket[] = [];
  let listening: Promise<Server> | undefined;

  const beat = setInterval(() => {
    for (const socket of connections) socket.ping();
  }, pingMilliseconds);
  beat.unref();

  const listen = (): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((_request, response) => {
        response.writeHead(404).end();
      });
      server.on('upgrade', (request, stream) => {
        const ticket = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket');
        if (ticket === null || !tickets.delete(ticket)) {
          stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
          return;
        }
        const socket = acceptWebSocket(request, stream, {
          heard: (text) => {
            of.heard(text);
          },
          closed: () => {
            connections = connections.filter((one) => one !== socket);
            of.disconnected();
          },
        });
        if (socket === undefined) return;
        connections = [...connections, socket];
        of.connected(socket, connections.length);
      });
      server.listen(0, '127.0.0.1', () => {
        resolve(server);
      });
      server.unref();
    });

  return {
    ticket: async () => {
      if (connections.length + tickets.size >= mostConnections) return undefined;
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
      return connections;
    },
    close: () => {
      clearInterval(beat);
      for (const socket of connections) socket.close();
      void listening?.then((server) => server.close());
    },
  };
}

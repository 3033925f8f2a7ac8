import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { isObject, jsonIn, textAt } from '../json';
import { type AppLine, type Parcel, type Recorder, type Reply, recorded } from './app-line';
import { createSocketServer, goingAway } from './socket-server';
import { everyNth } from './unkind';

/** Sends the app over a connection that it opened what it would get over HTTP. */
export interface SocketMode {
  readonly line: AppLine;
  /** Once an app has asked for a connection, everything goes that way. */
  readonly used: boolean;
  readonly connections: number;
  openConnection(): Promise<string | undefined>;
  /** Asks for other connections; the old ones stay open and unused for some seconds. */
  ask(): void;
  /** Ends every connection at once, and says so first, as Slack does now and then to one of them. */
  refresh(): void;
  close(): void;
}

/** docs.slack.dev/apis/events-api/using-socket-mode: what each kind is called in an envelope. */
const types: Readonly<Record<Parcel['kind'], string>> = {
  event: 'events_api',
  interactive: 'interactive',
  command: 'slash_commands',
  url_verification: 'events_api',
};

const envelopeOf = ({ kind, content, retry }: Parcel, id: string): string =>
  JSON.stringify({
    envelope_id: id,
    type: types[kind],
    accepts_response_payload: kind !== 'event',
    payload: content,
    ...(kind === 'event'
      ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
      : {}),
  });

/** How long a connection stays open after Slack has asked for another one. */
const lingerMilliseconds = 10_000;

/** A connection as Slack sees it. */
interface Line {
  /** Whether an interaction is the one after which this connection is to be refreshed. */
  readonly isTurn: () => boolean;
  /** Slack has asked for another connection, and sends nothing more over this one. */
  leaving: boolean;
}

export function createSocketMode(of: {
  readonly app: string;
  readonly ackMilliseconds: number;
  /** Asks for another connection just after every third interaction of one, unless it is the only one. */
  readonly disconnects: boolean;
  readonly record: Recorder;
  /** Called when a connection comes or goes. */
  changed(): void;
}): SocketMode {
  /** The waits for answers to an envelope; the same one can be under way twice. */
  const waiting = new Map<string, readonly ((socket: WebSocket, body: string) => void)[]>();
  const lines = new Map<WebSocket, Line>();
  let last: WebSocket | undefined;

  const server = createSocketServer({
    connected: (socket, connections) => {
      const hello = { type: 'hello', num_connections: connections };
      socket.send(JSON.stringify({ ...hello, connection_info: { app_id: of.app } }));
      lines.set(socket, { isTurn: everyNth(3), leaving: false });
      of.changed();
    },
    disconnected: (socket) => {
      lines.delete(socket);
      of.changed();
    },
    heard: (socket, text) => {
      const answer = jsonIn(text);
      const id = textAt(answer, 'envelope_id');
      const payload = isObject(answer) ? answer.payload : undefined;
      const body =
        isObject(payload) && Object.keys(payload).length > 0 ? JSON.stringify(payload) : '';
      waiting.get(id)?.[0]?.(socket, body);
    },
  });

  const staying = (): readonly WebSocket[] =>
    server.connections.filter((socket) => lines.get(socket)?.leaving === false);
  const askToLeave = (socket: WebSocket): void => {
    const line = lines.get(socket);
    if (line !== undefined) line.leaving = true;
    socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    of.changed();
  };
  const liftHold = (socket: WebSocket): void => {
    askToLeave(socket);
    setTimeout(() => {
      socket.close(goingAway);
    }, lingerMilliseconds).unref();
  };
  /** Each envelope goes over one of the connections, one after the other. */
  const choose = (): WebSocket | undefined => {
    const open = staying();
    last = open[(open.findIndex((socket) => socket === last) + 1) % open.length];
    return last;
  };

  const send = (id: string, envelope: string, isInteraction: boolean): Promise<Reply> =>
    new Promise((resolve) => {
      const socket = choose();
      if (socket === undefined) {
        resolve({ kind: 'unreachable' });
        return;
      }
      const answered = (by: WebSocket, body: string): void => {
        // Nobody documents that an answer may come over another connection.
        if (by !== socket) return;
        const [, ...others] = waiting.get(id) ?? [];
        waiting.set(id, others);
        clearTimeout(timer);
        resolve({ kind: 'answered', status: 200, body, enough: false });
      };
      const timer = setTimeout(() => {
        waiting.delete(id);
        resolve({ kind: 'timeout' });
      }, of.ackMilliseconds);
      waiting.set(id, [...(waiting.get(id) ?? []), answered]);
      socket.send(envelope);
      if (!of.disconnects || !isInteraction || lines.get(socket)?.isTurn() !== true) return;
      // Slack does not renew all connections at once.
      if (staying().length < 2) return;
      liftHold(socket);
    });

  return {
    line: (parcel) => {
      const id = randomUUID();
      const envelope = envelopeOf(parcel, id);
      return async () => {
        const isInteraction = parcel.kind === 'interactive';
        const reply = await recorded(of.record, parcel, envelope, () =>
          send(id, envelope, isInteraction),
        );
        if (waiting.get(id)?.length === 0) waiting.delete(id);
        return reply;
      };
    },
    get used() {
      return server.used;
    },
    get connections() {
      return staying().length;
    },
    openConnection: () => server.ticket(),
    ask: () => {
      for (const socket of server.connections) liftHold(socket);
    },
    refresh: () => {
      for (const socket of server.connections) {
        askToLeave(socket);
        socket.close(goingAway);
      }
    },
    close: () => {
      server.close();
    },
  };
}

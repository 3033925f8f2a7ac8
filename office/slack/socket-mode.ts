import { randomUUID } from 'node:crypto';
import { isObject, jsonIn, textAt } from '../json';
import { type AppLine, type Parcel, type Recorder, type Reply, recorded } from './app-line';
import { createSocketServer, goingAway } from './socket-server';

/** The app connects to Slack, and gets over that connection what it would get over HTTP. */
export interface SocketMode {
  readonly line: AppLine;
  /** Once an app has asked for a connection, everything goes that way. */
  readonly used: boolean;
  readonly connections: number;
  openConnection(): Promise<string | undefined>;
  /** Asks the app to connect again, as Slack does now and then. */
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

export function createSocketMode(of: {
  readonly app: string;
  readonly ackMilliseconds: number;
  readonly record: Recorder;
  /** Called when a connection comes or goes. */
  changed(): void;
}): SocketMode {
  /** What waits for the answer to an envelope; the same one can be under way twice. */
  const waiting = new Map<string, readonly ((body: string) => void)[]>();

  const server = createSocketServer({
    connected: (socket, connections) => {
      const hello = { type: 'hello', num_connections: connections };
      socket.send(JSON.stringify({ ...hello, connection_info: { app_id: of.app } }));
      of.changed();
    },
    disconnected: () => {
      of.changed();
    },
    heard: (text) => {
      const answer = jsonIn(text);
      const id = textAt(answer, 'envelope_id');
      const [first, ...others] = waiting.get(id) ?? [];
      if (first === undefined) return;
      waiting.set(id, others);
      const payload = isObject(answer) ? answer.payload : undefined;
      first(isObject(payload) && Object.keys(payload).length > 0 ? JSON.stringify(payload) : '');
    },
  });

  const send = (id: string, envelope: string): Promise<Reply> =>
    new Promise((resolve) => {
      const socket = server.connections.at(-1);
      if (socket === undefined) {
        resolve({ kind: 'unreachable' });
        return;
      }
      const answered = (body: string): void => {
        clearTimeout(timer);
        resolve({ kind: 'answered', status: 200, body, enough: false });
      };
      const timer = setTimeout(() => {
        waiting.delete(id);
        resolve({ kind: 'timeout' });
      }, of.ackMilliseconds);
      waiting.set(id, [...(waiting.get(id) ?? []), answered]);
      socket.send(envelope);
    });

  return {
    line: (parcel) => {
      const id = randomUUID();
      const envelope = envelopeOf(parcel, id);
      return async () => {
        const reply = await recorded(of.record, parcel, envelope, () => send(id, envelope));
        if (waiting.get(id)?.length === 0) waiting.delete(id);
        return reply;
      };
    },
    get used() {
      return server.used;
    },
    get connections() {
      return server.connections.length;
    },
    openConnection: () => server.ticket(),
    refresh: () => {
      for (const socket of server.connections) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
        socket.close(goingAway);
      }
    },
    close: () => {
      server.close();
    },
  };
}

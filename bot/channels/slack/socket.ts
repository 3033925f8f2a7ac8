import type { SocketOptions } from './socket-connection';
import { createSocketLine, type SocketLine } from './socket-line';
import { WebError, type WebFault } from './web-error';

/** Tells each code again only after an hour: a line every few seconds says no more. */
interface OnceInAWhile<T extends string> {
  readonly tell: (code: T) => void;
  readonly forget: () => void;
}

const hour = 3_600_000;

/** @param now milliseconds of a clock that only goes forward */
export function onceInAWhile<T extends string>(
  tell: (code: T) => void,
  now: () => number = () => performance.now(),
): OnceInAWhile<T> {
  const told = new Map<T, number>();
  return {
    tell: (code) => {
      const last = told.get(code);
      if (last !== undefined && now() - last < hour) return;
      told.set(code, now());
      tell(code);
    },
    forget: () => {
      told.clear();
    },
  };
}

/** Connections to Slack for a bot without a public address. */
export interface Socket {
  /** Resolves when one connection is up, or with false if Slack is away. Rejects for a wrong token. */
  start(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Faults that pass; any other is a wrong setting. */
const awayOnly: ReadonlySet<WebFault> = new Set(['slack_unreachable', 'slack_limited']);

/** Slack allows ten, and sends each request to one of them. */
const connections = 2;

/** Keeps two connections: while Slack renews one, requests go to the other. */
export function createSocket(options: SocketOptions): Socket {
  // While Slack is away every try fails; the first one says so.
  const { tell: failed, forget: isUp } = onceInAWhile(options.fault);
  // One after the other, or both could be away at the same time.
  let turn: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(connect: () => Promise<T>): Promise<T> => {
    const next = turn.then(connect);
    turn = next.catch(() => undefined);
    return next;
  };
  const lines = Array.from({ length: connections }, () =>
    createSocketLine({ ...options, oneByOne, failed, isUp }),
  );
  const connect = async (line: SocketLine): Promise<WebError | undefined> => {
    try {
      await line.start();
      return undefined;
    } catch (error) {
      const away = error instanceof WebError && awayOnly.has(error.code) ? error : undefined;
      if (away === undefined) throw error;
      line.tryLater(away);
      return away;
    }
  };

  return {
    start: async () => {
      const [first, ...others] = lines;
      const away = first && (await connect(first));
      if (away !== undefined) failed(away.code);
      // A fault of this one only, such as too many connections, stops nobody.
      for (const other of others)
        connect(other).catch((error: unknown) => {
          if (error instanceof WebError) other.tryLater(error);
          failed(error instanceof WebError ? error.code : 'turn_failed');
        });
      return away === undefined;
    },
    stop: async () => {
      await Promise.all(lines.map((line) => line.stop()));
    },
  };
}

import type { SocketOptions } from './socket-connection';
import { createSocketLine, type SocketLine } from './socket-line';
import { WebError, type WebFault } from './web-error';

/** Tells codes, and each again only after a while: a line every few seconds says no more than one an hour. */
interface OnceInAWhile<T extends string> {
  readonly tell: (code: T) => void;
  /** What comes from now on is news again. */
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

/** The bot's own connections to Slack, for a bot without a public address. */
export interface Socket {
  /** Resolves when one connection is up, or with false when Slack is away. Rejects for a wrong token. */
  start(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Faults that pass by themselves; any other is a wrong setting. */
const awayOnly: ReadonlySet<WebFault> = new Set(['slack_unreachable', 'slack_limited']);

/** Slack allows ten, and sends each request to one of them. */
const connections = 2;

/** Two connections: while Slack renews one, requests go to the other. Each answers what it got. */
export function createSocket(options: SocketOptions): Socket {
  // While Slack is away every try fails, and the first one has said so.
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
      // What is wrong with this one alone, such as too many connections, stops nobody.
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

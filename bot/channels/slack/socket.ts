import { onceInAWhile } from '../once-in-a-while';
import type { SocketOptions } from './socket-connection';
import { createSocketLine, type SocketLine } from './socket-line';
import { WebError, type WebFault } from './web-error';

/** The bot's own connections to Slack, for a bot without a public address. */
export interface Socket {
  /**
   * Resolves when one connection is up. Rejects when Slack refuses the token. When Slack is away it resolves
   * with false and keeps trying.
   */
  start(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Faults that pass by themselves; any other is a wrong setting. */
const awayOnly: ReadonlySet<WebFault> = new Set(['slack_unreachable', 'slack_limited']);

/** Slack allows ten, and sends each request to one of them. */
const connections = 2;

/**
 * Two connections. Slack renews each now and then; while one is renewed, requests go to the other, and what
 * came over the old one is still answered there.
 */
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

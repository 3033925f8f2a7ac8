import { createMutex } from '../../domain/mutex';
import { createOnce, type Once } from '../once';
import type { SlackTurnFault } from './faults';
import {
  createSocketConnection,
  type SocketConnection,
  type SocketOptions,
} from './socket-connection';
import { WebError, type WebFault } from './web-error';

/** Connections to Slack for a bot without a public address. */
export interface Socket {
  /** `true` when one connection is up, `false` if Slack is away. Rejects for a wrong token. */
  start(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Faults that pass; any other is a wrong setting. */
const awayOnly: ReadonlySet<WebFault> = new Set(['slack_unreachable', 'slack_limited']);

const hour = 3_600_000;
/** Slack allows ten, and sends each request to one of them. */
const connections = 2;

/** Two connections: while Slack renews one, requests go to the other. */
export function createSocket(options: SocketOptions): Socket {
  // While Slack is away every try fails: a line every few seconds says no more than the first.
  const noneTold = (): Once => createOnce(hour, () => performance.now());
  let isNew = noneTold();
  const failed = (code: SlackTurnFault): void => {
    if (isNew(code)) options.fault(code);
  };
  const isUp = (): void => {
    isNew = noneTold();
  };
  // One after the other, or both could be away at the same time.
  const oneByOne = createMutex();
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

/** A connection that is renewed whenever it ends. */
interface SocketLine {
  /** Connects. Rejects with a `WebError`; then nothing is tried until {@link SocketLine.tryLater}. */
  start(): Promise<void>;
  tryLater(error: WebError): void;
  stop(): Promise<void>;
}

const longestPause = 60_000;
/** Slack renews connections now and then: that is no failure, and somebody may be pressing. */
const renewalPause = 10;
/** A connection that was up this long, or carried anything, resets the back-off. */
const steadyMilliseconds = 10_000;

/**
 * @param options.oneByOne lets one line at a time connect
 * @param options.failed told each time that a connection did not come up
 * @param options.isUp told each time that one did
 */
function createSocketLine(
  options: SocketOptions & {
    readonly oneByOne: <T>(connect: () => Promise<T>) => Promise<T>;
    readonly failed: (code: SlackTurnFault) => void;
    readonly isUp: () => void;
  },
): SocketLine {
  const { oneByOne, failed, isUp } = options;
  const all = new Set<SocketConnection>();
  let stopped = false;
  const isStopped = (): boolean => stopped;
  let failures = 0;
  let pause: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    if (stopped) return;
    const life: { up?: number; isLost: boolean } = { isLost: false };
    const replace = (): void => {
      const lived = life.up === undefined ? 0 : performance.now() - life.up;
      if (connection.carried || lived > steadyMilliseconds) failures = 0;
      later();
    };
    const lose = (): void => {
      if (life.isLost) return;
      life.isLost = true;
      if (life.up !== undefined) replace();
    };
    const connection = createSocketConnection(options, {
      leaves: () => {
        lose();
        void connection.retire();
      },
      ended: () => {
        all.delete(connection);
        lose();
      },
    });
    all.add(connection);
    try {
      await connection.open();
    } catch (error) {
      all.delete(connection);
      throw error;
    }
    life.up = performance.now();
    isUp();
    // Stopped, or asked to leave, while it was opening.
    if (isStopped()) await connection.retire();
    else if (life.isLost) replace();
  };
  const later = (seconds = 0): void => {
    if (stopped || pause !== undefined) return;
    const grown = failures === 0 ? renewalPause : Math.min(longestPause, 1000 * 2 ** failures);
    failures += 1;
    pause = setTimeout(
      () => {
        pause = undefined;
        oneByOne(connect).catch((error: unknown) => {
          failed(error instanceof WebError ? error.code : 'turn_failed');
          later(error instanceof WebError ? error.retryAfterSeconds : undefined);
        });
      },
      Math.max(grown, seconds * 1000),
    );
    pause.unref();
  };

  return {
    start: () => oneByOne(connect),
    tryLater: ({ retryAfterSeconds }) => {
      later(retryAfterSeconds);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(pause);
      await Promise.all([...all].map((connection) => connection.retire()));
    },
  };
}

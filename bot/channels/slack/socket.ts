import { SocketModeReceiver } from '@slack/bolt';
import { own } from '../untrusted';
import { within } from '../within';
import { silent } from './bolt';
import type { TurnFault } from './faults';
import { answerFault, WebError, type WebFault } from './web-error';

/** The bot's own connection to Slack, for a bot without a public address. */
export interface Socket {
  readonly receiver: SocketModeReceiver;
  /** Rejects when Slack refuses the token. When Slack is away it resolves and keeps trying. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Faults that pass by themselves; any other is a wrong setting. */
const awayOnly: ReadonlySet<WebFault> = new Set(['slack_unreachable', 'slack_limited']);

const connectMilliseconds = 15_000;
const longestPause = 60_000;
/** A connection that was up for this long resets the back-off. */
const steadyMilliseconds = 10_000;

/**
 * Connects, and connects again whenever the connection ends. The client's own reconnecting is off: with it, a
 * revoked token is a rejection that nobody handles, which ends the whole process.
 */
export function createSocket(options: {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly fault: (code: TurnFault) => void;
}): Socket {
  const { appToken, apiUrl, fault } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent,
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 5000,
      },
    },
    processEventErrorHandler: () => {
      fault('turn_failed');
      return Promise.resolve(false);
    },
  });
  const { client } = receiver;
  let stopped = false;
  let failures = 0;
  let connected = Number.POSITIVE_INFINITY;
  let pause: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const started = client.start();
    try {
      if ((await within(connectMilliseconds, started)) === 'late') {
        // Should it still come up, it would stay open beside the next one.
        client.disconnect().catch(() => undefined);
        throw new WebError('slack_unreachable');
      }
      connected = performance.now();
      // Asked to stop while it was opening.
      if (stopped) await receiver.stop();
    } catch (error) {
      throw new WebError(refusalOf(error));
    }
  };
  const later = (): void => {
    if (stopped || pause !== undefined) return;
    // Slack renews connections now and then. That is no failure, and somebody may be pressing just now. A
    // connection that ends as soon as it is up is a failure.
    if (performance.now() - connected > steadyMilliseconds) failures = 0;
    connected = Number.POSITIVE_INFINITY;
    const milliseconds = failures === 0 ? 100 : Math.min(longestPause, 1000 * 2 ** failures);
    failures += 1;
    pause = setTimeout(() => {
      pause = undefined;
      connect().catch((error: unknown) => {
        fault(error instanceof WebError ? error.code : 'turn_failed');
        later();
      });
    }, milliseconds);
    pause.unref();
  };
  client.on('disconnected', later);

  return {
    receiver,
    start: async () => {
      try {
        await connect();
      } catch (error) {
        if (!(error instanceof WebError) || !awayOnly.has(error.code)) throw error;
        fault(error.code);
        later();
      }
    },
    stop: async () => {
      stopped = true;
      clearTimeout(pause);
      await receiver.stop();
    },
  };
}

/** The client's errors hold Slack's whole answer; only its error code is read. */
function refusalOf(error: unknown): WebFault {
  const answer = own(error, 'data');
  const code = answer === undefined ? undefined : answerFault(answer);
  return code === undefined || code === 'slack_uncertain' ? 'slack_unreachable' : code;
}

import { SocketModeReceiver } from '@slack/bolt';
import { proxyDispatcher } from '../../http/dispatcher';
import { proxyFor } from '../../http/proxy';
import { own, parseJson } from '../untrusted';
import { within } from '../within';
import { silent } from './bolt';
import type { SlackTurnFault } from './faults';
import { slackUrl } from './web';
import { answerFault, WebError, type WebFault } from './web-error';

export interface SocketConnection {
  /** Rejects with a `WebError`. */
  open(): Promise<void>;
  /** Whether anything has come over it. */
  readonly carried: boolean;
  /** Waits until everything that came over it is answered, at most some seconds. */
  retire(): Promise<void>;
}

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  /** Lets Bolt take what comes. */
  readonly attach: (receiver: SocketModeReceiver) => void;
  readonly fault: (code: SlackTurnFault) => void;
}

const connectMilliseconds = 15_000;
/** Slack waits three seconds for an answer. */
const answerMilliseconds = 4000;

/**
 * A connection of its own client. Slack announces an end some seconds before (`disconnect`). The client would
 * close at once and lose pending answers: here it is only told. The client's own reconnecting is off: with
 * it, a revoked token is an unhandled rejection, which ends the process.
 * @param of.leaves called when Slack asks for another connection
 * @param of.ended called once, when it has ended
 */
export function createSocketConnection(
  { appToken, apiUrl, attach, fault }: SocketOptions,
  of: { readonly leaves: () => void; readonly ended: () => void },
): SocketConnection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent,
    ...(proxyFor(apiUrl ?? slackUrl) === undefined ? {} : { dispatcher: proxyDispatcher() }),
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
  const unanswered = new Set<string>();
  let carried = false;
  let answered = (): void => undefined;

  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const message = typeof data === 'string' ? parseJson(data) : undefined;
    if (own(message, 'type') === 'disconnect') {
      of.leaves();
      return;
    }
    const envelope = own(message, 'envelope_id');
    if (typeof envelope === 'string') {
      carried = true;
      unanswered.add(envelope);
    }
    for (const listener of listeners) listener(data, isBinary);
  });
  client.on('outgoing_message', (message: unknown) => {
    const envelope = own(message, 'envelope_id');
    if (typeof envelope === 'string') unanswered.delete(envelope);
    if (unanswered.size === 0) answered();
  });
  client.once('disconnected', () => {
    unanswered.clear();
    answered();
    of.ended();
  });
  attach(receiver);

  const close = (): Promise<void> => client.disconnect().catch(() => undefined);
  return {
    get carried() {
      return carried;
    },
    open: async () => {
      try {
        if ((await within(connectMilliseconds, client.start())) !== 'late') return;
      } catch (error) {
        throw refusalOf(error);
      }
      // It might still come up, and stay open next to the next one.
      void close();
      throw new WebError('slack_unreachable');
    },
    retire: async () => {
      const all = new Promise<void>((resolve) => {
        answered = resolve;
        if (unanswered.size === 0) resolve();
      });
      await within(answerMilliseconds, all);
      await close();
    },
  };
}

/** The client's errors hold Slack's whole answer: only the error code and the pause are read. */
function refusalOf(error: unknown): WebError {
  const seconds = own(error, 'retryAfter');
  if (typeof seconds === 'number') return new WebError('slack_limited', seconds);
  const answer = own(error, 'data');
  const code: WebFault | undefined = answer === undefined ? undefined : answerFault(answer);
  const isClear = code !== undefined && code !== 'slack_uncertain';
  return new WebError(isClear ? code : 'slack_unreachable');
}

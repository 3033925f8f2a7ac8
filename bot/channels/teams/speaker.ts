import { CodedError } from '../../domain/error-code';
import type { Activity } from './payload';
import type { renderMessage } from './render';
import type { Trust } from './service-url';

export type ChatMessage = ReturnType<typeof renderMessage>;

export type Addressee = Pick<Activity, 'serviceUrl' | 'conversation' | 'bot' | 'user'>;

type NewAddressee = Omit<Addressee, 'conversation'> & { readonly tenant: string };

/** What the bot does with an activity: it may post messages, and gives the answer to an invoke. */
export type ActivityTurn = (
  activity: Activity,
  post: (message: ChatMessage) => Promise<void>,
) => Promise<object | string | undefined>;

/**
 * Rejects with a {@link ConnectorError}; nothing is sent twice of its own accord, and nothing to a host that
 * may not get the token.
 */
export interface Speaker {
  /** Resolves with the answer to an invoke. */
  run(activity: Activity, turn: ActivityTurn): Promise<object | string | undefined>;
  /** Posts a message in a conversation by its kept address. */
  speak(to: Addressee, message: ChatMessage): Promise<void>;
  /** Begins a person's conversation again, and posts a message in it. */
  begin(to: NewAddressee, message: ChatMessage): Promise<void>;
}

export interface SpeakerParts {
  readonly appId: string;
  /** Gives the token of a request. */
  readonly token: () => Promise<string>;
  readonly mayGetToken: Trust;
  /** The most that a request may take. */
  readonly milliseconds: number;
}

/** What the Connector did not take. It holds nothing of the request. */
export class ConnectorError extends CodedError<'connector_refused'> {
  /** Of the answer; `undefined` if there was none. */
  readonly status: number | undefined;
  /** The pause that is asked for, in seconds, if there is one. */
  readonly retryAfter: number | undefined;

  constructor(status?: number, retryAfter?: number) {
    super('connector_refused');
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Reads `Retry-After` in seconds. Its other form, a date, is not used by the Connector. */
export function secondsOf(header: string | null | undefined): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

interface NewConversation {
  readonly isGroup: false;
  readonly bot: { readonly id: string; readonly name: '' };
  readonly members: { readonly id: string; readonly name: '' }[];
  readonly tenantId: string;
  readonly channelData: object;
}

export function newConversation({ bot, user, tenant }: NewAddressee): NewConversation {
  return {
    isGroup: false,
    bot: { id: bot, name: '' },
    members: [{ id: user, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  };
}

import { CodedError } from '../domain/error-code';

/** Holds nothing about the recipient. Slack has more reasons of its own. */
export type NotifyFault = 'address' | 'refused' | 'limited' | 'timeout' | 'unreachable';

/** A messenger's refusal, with the pause that it asks for, if any. */
export class MessengerError<Fault extends string> extends CodedError<Fault> {
  readonly retryAfterSeconds: number | undefined;

  constructor(code: Fault, retryAfterSeconds?: number) {
    super(code);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export class NotifyError extends MessengerError<NotifyFault> {}

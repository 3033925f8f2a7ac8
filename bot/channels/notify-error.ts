import { CodedError } from '../domain/error-code';

/** Why a notice failed; nothing about its recipient. Slack has more reasons of its own. */
export type NotifyFault = 'address' | 'refused' | 'limited' | 'timeout' | 'unreachable';

export class NotifyError extends CodedError<NotifyFault> {
  /** The pause that the messenger asks for; with `limited`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: NotifyFault, retryAfterSeconds?: number) {
    super(code);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

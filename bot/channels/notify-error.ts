import { CodedError } from '../domain/error-code';

/** Why a notice did not get through; nothing of whom it was for. Slack has further reasons of its own. */
export type NotifyFault = 'address' | 'refused' | 'limited' | 'timeout' | 'unreachable';

export class NotifyError extends CodedError<NotifyFault> {
  /** How long the messenger wants to be left alone; with `limited`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: NotifyFault, retryAfterSeconds?: number) {
    super(code);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

import type { Notifier } from '../../ports/notifier';
import { own } from './payload';
import type { GuardedAdapter } from './adapter';
import { parseAddress } from './address';
import { sendMilliseconds, TooLate, within } from './patience';
import { attach, type Cards } from './render';

/** Why a notice did not get through; nothing of whom it was for. */
class NotifyError extends Error {
  readonly code: 'address' | 'refused' | 'limited' | 'timeout' | 'unreachable';
  /** How long Teams wants to be left alone; with `limited`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: NotifyError['code'], retryAfterSeconds?: number) {
    super(code);
    this.name = 'NotifyError';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** How long Teams is left alone when it asks for that without a time. */
const usualRestSeconds = 30;

/** Posts notices in a member's own chat with the bot. Rejects with a {@link NotifyError}; trying again is the caller's. */
export function createTeamsNotifier(options: {
  readonly adapter: Pick<GuardedAdapter, 'speak'>;
  readonly cards: Pick<Cards, 'notice'>;
  readonly timeoutMilliseconds?: number;
}): Notifier {
  const { adapter, cards, timeoutMilliseconds = sendMilliseconds } = options;
  return {
    notify: async (_member, kept, count) => {
      const address = parseAddress(kept);
      if (address === undefined) throw new NotifyError('address');
      const card = cards.notice(address.locale, count);
      const sent = adapter.speak(address, { type: 'message', attachments: [attach(card)] });
      try {
        await within(timeoutMilliseconds, sent);
      } catch (error) {
        throw error instanceof TooLate ? new NotifyError('timeout') : causeOf(error);
      }
    },
  };
}

/** The SDK's error holds the whole request; only its status is looked at, and how long Teams wants to be left alone. */
function causeOf(error: unknown): NotifyError {
  const status = own(error, 'statusCode');
  if (status === 429) return new NotifyError('limited', restOf(error));
  const isRefused = typeof status === 'number' && status >= 400 && status < 500;
  return new NotifyError(isRefused ? 'refused' : 'unreachable');
}

/** `Retry-After` in seconds; its other form, a date, is none that the connector uses. */
function restOf(error: unknown): number {
  const headers = own(own(error, 'response'), 'headers');
  const seconds = isHeaders(headers)
    ? Number(headers.get('retry-after') ?? Number.NaN)
    : Number.NaN;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : usualRestSeconds;
}

function isHeaders(value: unknown): value is { get(name: string): string | undefined } {
  return (
    typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function'
  );
}

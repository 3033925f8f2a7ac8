import type { Notifier } from '../../ports/notifier';
import { own } from './activity';
import type { GuardedAdapter } from './adapter';
import { parseAddress } from './address';
import { sendMilliseconds, TooLate, within } from './patience';
import { attach, type Cards } from './render';

/** Why a notice did not get through; nothing of whom it was for. */
class NotifyError extends Error {
  readonly code: 'address' | 'refused' | 'timeout' | 'unreachable';

  constructor(code: NotifyError['code']) {
    super(code);
    this.name = 'NotifyError';
    this.code = code;
  }
}

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
        throw new NotifyError(error instanceof TooLate ? 'timeout' : causeOf(error));
      }
    },
  };
}

/** The SDK's error holds the whole request; only its status is looked at. */
function causeOf(error: unknown): NotifyError['code'] {
  const status = own(error, 'statusCode');
  return typeof status === 'number' && status >= 400 && status < 500 ? 'refused' : 'unreachable';
}

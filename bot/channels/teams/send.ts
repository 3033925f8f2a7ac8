import type { Notifier } from '../../ports/notifier';
import type { Cards } from '../channel';
import { NotifyError } from '../notify-error';
import { own } from '../untrusted';
import { within } from '../within';
import type { GuardedAdapter } from './adapter';
import { type Address, parseAddress } from './address';
import { retryAfter, sendMilliseconds } from './patience';
import { renderMessage } from './render';
import type { Trust } from './service-url';

/** The pause if Teams asks for one without saying how long. */
const usualRestSeconds = 30;

/** Posts notices in a member's own chat. Rejects with a {@link NotifyError}; the caller tries again. */
export function createTeamsNotifier(options: {
  readonly adapter: Pick<GuardedAdapter, 'speak' | 'begin'>;
  readonly cards: Pick<Cards, 'notice'>;
  readonly mayGetToken: Trust;
  readonly timeoutMilliseconds?: number;
}): Notifier {
  const { adapter, cards, mayGetToken, timeoutMilliseconds = sendMilliseconds } = options;
  const post = async (
    address: Address,
    message: ReturnType<typeof renderMessage>,
  ): Promise<void> => {
    try {
      if (address.conversation !== '') {
        await adapter.speak(address, message);
        return;
      }
    } catch (error) {
      // After "Remove chat history" the kept conversation is gone, and the person still has the app.
      if (own(error, 'statusCode') !== 404) throw error;
    }
    await adapter.begin(address, message);
  };
  return {
    notify: async (_member, stored, count) => {
      const address = parseAddress(stored, mayGetToken);
      if (address === undefined) throw new NotifyError('address');
      const message = renderMessage(cards.notice(address.locale, count));
      const sent = post(address, message).catch((error: unknown) => {
        throw causeOf(error);
      });
      if ((await within(timeoutMilliseconds, sent)) === 'late') throw new NotifyError('timeout');
    },
  };
}

/** The SDK's error holds the whole request: only its status and the pause are read. */
function causeOf(error: unknown): NotifyError {
  const status = own(error, 'statusCode');
  if (status === 429) return new NotifyError('limited', retryAfter(error) ?? usualRestSeconds);
  const isRefused = typeof status === 'number' && status >= 400 && status < 500 && status !== 412;
  return new NotifyError(isRefused ? 'refused' : 'unreachable');
}

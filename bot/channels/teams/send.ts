import type { Notifier } from '../../ports/notices';
import type { Cards } from '../channel';
import { NotifyError } from '../notify-error';
import { within } from '../within';
import { parseAddress, type TeamsAddress } from './address';
import { renderMessage } from './render';
import type { Trust } from './service-url';
import type { ChatMessage, Speaker } from './speaker';
import { retryAfter, sendMilliseconds, statusOf } from './timeouts';

/** The pause if Teams asks for one without saying how long. */
const usualRestSeconds = 30;

/** Posts notices in a member's own chat. Rejects with a {@link NotifyError}; the caller tries again. */
export function createTeamsNotifier(options: {
  readonly speaker: Pick<Speaker, 'speak' | 'begin'>;
  readonly cards: Pick<Cards, 'notice'>;
  readonly mayGetToken: Trust;
  readonly timeoutMilliseconds?: number;
}): Notifier {
  const { speaker, cards, mayGetToken, timeoutMilliseconds = sendMilliseconds } = options;
  const post = async (address: TeamsAddress, message: ChatMessage): Promise<void> => {
    try {
      if (address.conversation !== '') {
        await speaker.speak(address, message);
        return;
      }
    } catch (error) {
      // After "Remove chat history" the kept conversation is gone, and the person still has the app.
      if (statusOf(error) !== 404) throw error;
    }
    await speaker.begin(address, message);
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

function causeOf(error: unknown): NotifyError {
  const status = statusOf(error);
  if (status === 429) return new NotifyError('limited', retryAfter(error) ?? usualRestSeconds);
  const isRefused = status !== undefined && status >= 400 && status < 500 && status !== 412;
  return new NotifyError(isRefused ? 'refused' : 'unreachable');
}

import type { Locale } from '../../domain/ids';
import { ask } from '../../http/ask';
import type { PiecePoster } from '../../ports/broadcast';
import type { Cards } from '../channel';
import { NotifyError } from '../notify-error';
import { own, shortText } from '../untrusted';
import type { TurnFault } from './faults';
import { sendMilliseconds } from './patience';
import type { Registration } from './settings';

/** The connection was never made. */
const unconnected: readonly unknown[] = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'];

/**
 * Posts the weekly piece in a channel by a webhook of Workflows, in the installation's language. Rejects with
 * a {@link NotifyError} if it surely was not taken. If nobody can say, it counts as taken, so nothing is
 * posted twice.
 * @param url the webhook's secret address
 */
export function createTeamsPoster(
  options: {
    readonly cards: Pick<Cards, 'piece'>;
    readonly locale: Locale;
    readonly settings: Pick<Registration, 'appId'>;
    readonly fault: (code: TurnFault) => void;
  },
  url: string,
): PiecePoster {
  const { cards, locale, settings, fault } = options;
  // The app's own page: of a chat's address Microsoft documents people's names alone (deep-link-application).
  const chat = `https://teams.microsoft.com/l/app/${settings.appId}`;
  return {
    post: async (piece) => {
      const { card } = cards.piece(locale, piece, chat);
      const status = await statusOf(url, {
        type: 'message',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
      });
      if (status === 429) throw new NotifyError('limited');
      if (status >= 400 && status < 500) throw new NotifyError('refused');
      if (status < 200 || status >= 300) fault('piece_uncertain');
    },
  };
}

/** 0 if nobody can say whether it was taken. */
async function statusOf(url: string, message: object): Promise<number> {
  try {
    const { status } = await ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(sendMilliseconds),
    });
    return status;
  } catch (error) {
    // The error names the secret address: only its code is read.
    if (unconnected.includes(shortText(own(error, 'cause'), 'code')))
      throw new NotifyError('unreachable');
    return 0;
  }
}

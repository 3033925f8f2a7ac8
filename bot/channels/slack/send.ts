import type { Locale } from '../../domain/ids';
import type { PiecePoster } from '../../ports/broadcast';
import type { Notifier } from '../../ports/notifier';
import type { Cards } from '../channel';
import { NotifyError } from '../notify-error';
import { own, shortText } from '../untrusted';
import { parseAddress } from './address';
import type { TurnFault } from './faults';
import { renderMessage } from './render/render';
import type { Web } from './web';
import { WebError } from './web-error';

/**
 * Posts notices in a member's own conversation with the bot. Rejects when Slack surely did not take one, with
 * the time for which Slack wants to be left alone; the caller tries again. Where nobody can say, the notice
 * counts as taken: nothing is sent twice.
 */
export function createSlackNotifier(options: {
  readonly web: Pick<Web, 'call'>;
  readonly cards: Pick<Cards, 'notice'>;
  readonly team: string;
  readonly fault: (code: TurnFault) => void;
}): Notifier {
  const { web, cards, team, fault } = options;
  return {
    notify: async (_member, kept, count) => {
      const address = parseAddress(kept);
      if (address?.team !== team) throw new NotifyError('address');
      const opened = await web.call('conversations.open', { users: address.user });
      const channel = shortText(own(opened, 'channel'), 'id');
      if (channel === undefined) throw new WebError('slack_refused');
      const card = cards.notice(address.locale, count);
      try {
        await web.call('chat.postMessage', messageTo(channel, card));
      } catch (error) {
        if (!(error instanceof WebError) || error.code !== 'slack_uncertain') throw error;
        fault('notice_uncertain');
      }
    },
  };
}

/**
 * Posts the weekly piece in one channel, in the installation's language; a notification shows its heading
 * alone. Rejects when Slack surely did not take it. Where nobody can say it counts as taken: nothing is
 * posted twice.
 */
export function createSlackPoster(options: {
  readonly web: Pick<Web, 'call'>;
  readonly cards: Pick<Cards, 'piece'>;
  readonly channel: string;
  readonly locale: Locale;
  readonly fault: (code: TurnFault) => void;
}): PiecePoster {
  const { web, cards, channel, locale, fault } = options;
  return {
    post: async (piece) => {
      const { heading, card } = cards.piece(locale, piece);
      try {
        await web.call('chat.postMessage', messageTo(channel, card, heading));
      } catch (error) {
        if (!(error instanceof WebError) || error.code !== 'slack_uncertain') throw error;
        fault('piece_uncertain');
      }
    },
  };
}

/**
 * One of the constant cards as a message. Nothing in it is unfurled, and it mentions nobody.
 * @param summary what a notification shows, where that is not all of its text
 */
export function messageTo(
  channel: string,
  card: object,
  summary?: string,
): Readonly<Record<string, unknown>> {
  const message = renderMessage(card);
  const text = summary ?? message.text;
  return { channel, ...message, text, unfurl_links: false, unfurl_media: false };
}

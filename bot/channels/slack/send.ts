import type { Notifier } from '../../ports/notices';
import type { Cards } from '../channel';
import { NotifyError } from '../notify-error';
import { own, shortText } from '../untrusted';
import { parseAddress } from './address';
import type { SlackTurnFault } from './faults';
import { renderMessage } from './render/render';
import type { Web } from './web';
import { WebError } from './web-error';

/**
 * Posts notices in a member's own conversation with the bot. Rejects if Slack surely did not take one, with
 * the pause that Slack asks for; the caller tries again. If nobody can say, it counts as taken, so nothing is
 * sent twice.
 */
export function createSlackNotifier(options: {
  readonly web: Pick<Web, 'call'>;
  readonly cards: Pick<Cards, 'notice'>;
  readonly team: string;
  readonly fault: (code: SlackTurnFault) => void;
}): Notifier {
  const { web, cards, team, fault } = options;
  return {
    notify: async (_member, stored, count) => {
      const address = parseAddress(stored);
      if (address?.team !== team) throw new NotifyError('address');
      const opened = await web.call('conversations.open', { users: address.user });
      const channel = shortText(own(opened, 'channel'), 'id');
      if (channel === undefined) throw new WebError('slack_refused');
      const card = cards.notice(address.locale, count);
      await postOnce(web, messageTo(channel, card), () => {
        fault('notice_uncertain');
      });
    },
  };
}

/** Posts a message. Where nobody can say whether Slack took it, it counts as taken. */
async function postOnce(
  web: Pick<Web, 'call'>,
  message: Readonly<Record<string, unknown>>,
  uncertain: () => void,
): Promise<void> {
  try {
    await web.call('chat.postMessage', message);
  } catch (error) {
    if (!(error instanceof WebError) || error.code !== 'slack_uncertain') throw error;
    uncertain();
  }
}

/**
 * A constant card as a message without previews or mentions.
 * @param summary what a notification shows, if that is not all of its text
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

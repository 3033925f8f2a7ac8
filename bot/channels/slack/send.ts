import { setTimeout as wait } from 'node:timers/promises';
import type { Notifier } from '../../ports/notifier';
import { parseAddress } from './address';
import type { TurnFault } from './faults';
import { type Cards, renderMessage } from './render/render';
import { own, textOf } from './untrusted';
import type { Web } from './web';
import { WebError } from './web-error';

/** How often a notice is tried when Slack wants to be left alone, and how long it is waited for at most. */
const tries = 3;
const longestWaitSeconds = 900;

/** A kept address that is none of this workspace. */
class AddressError extends Error {
  readonly code = 'address';
}

/**
 * Posts notices in a member's own conversation with the bot. Rejects where Slack surely did not take it: trying again is the
 * caller's. Where nobody can say, it counts as taken: nothing is sent twice.
 */
export function createSlackNotifier(options: {
  readonly web: Pick<Web, 'call'>;
  readonly cards: Pick<Cards, 'notice'>;
  readonly team: string;
  readonly fault: (code: TurnFault) => void;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}): Notifier {
  const { web, cards, team, fault } = options;
  const pause = options.pause ?? ((milliseconds) => wait(milliseconds, undefined, { ref: false }));

  const patiently = async (call: () => Promise<unknown>): Promise<unknown> => {
    for (let left = tries - 1; ; left--) {
      try {
        return await call();
      } catch (error) {
        const seconds = error instanceof WebError ? error.retryAfterSeconds : undefined;
        if (seconds === undefined || seconds > longestWaitSeconds || left === 0) throw error;
        await pause(seconds * 1000);
      }
    }
  };
  return {
    notify: async (_member, kept, count) => {
      const address = parseAddress(kept);
      if (address?.team !== team) throw new AddressError('address');
      const opened = await patiently(() => web.call('conversations.open', { users: address.user }));
      const channel = textOf(own(opened, 'channel'), 'id');
      if (channel === undefined) throw new WebError('slack_refused');
      const card = cards.notice(address.locale, count);
      try {
        await patiently(() => web.call('chat.postMessage', messageTo(channel, card)));
      } catch (error) {
        if (!(error instanceof WebError) || error.code !== 'slack_uncertain') throw error;
        fault('notice_uncertain');
      }
    },
  };
}

/** One of the constant cards as a message. Nothing in it is unfurled, and nothing mentions anybody. */
export function messageTo(channel: string, card: object): Readonly<Record<string, unknown>> {
  return { channel, ...renderMessage(card), unfurl_links: false, unfurl_media: false };
}

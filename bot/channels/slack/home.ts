import type { Desk } from '../../domain/ids';
import type { Who } from '../../ports/people';
import { faultOf } from './faults';
import { renderHome, type Unopened } from './render/render';
import type { Tools } from './tools';
import { WebError } from './web-error';

/** Never rejects. */
export type ShowHome = (who: Who, unopened?: Unopened) => Promise<void>;

export interface Homes {
  readonly show: ShowHome;
  /** Forgets what was to be drawn later. */
  stop(): void;
}

/** The most people whose Home waits: an announcement brings everybody. */
const mostWaiting = 500;
const longestSeconds = 120;
/** The pause between two people who wait: Slack takes about a hundred calls a minute (Tier 4). */
const betweenSeconds = 0.6;

/**
 * Home is the same for everybody, except for a desk's button for its people. If Slack asks for a pause, it is
 * drawn again afterwards, once per person.
 */
export function createHome(
  options: Omit<Tools, 'dialogue'> & { readonly deskOf: (who: Who) => Promise<Desk | undefined> },
): Homes {
  const { cards, locale, deskOf, web, fault } = options;
  const waiting = new Map<string, NodeJS.Timeout>();

  const publish = async (who: Who, unopened?: Unopened): Promise<void> => {
    const view = renderHome({ locale, unopened, desk: await deskOf(who) }, cards);
    await web.call('views.publish', { user_id: who.user, view });
  };
  const publishLater = (who: Who, seconds: number, unopened?: Unopened): void => {
    clearTimeout(waiting.get(who.user));
    const pause = Math.min(seconds, longestSeconds) + waiting.size * betweenSeconds;
    const again = setTimeout(() => {
      waiting.delete(who.user);
      publish(who, unopened).catch((error: unknown) => {
        fault(faultOf(error, 'home_failed'));
      });
    }, pause * 1000);
    waiting.set(who.user, again.unref());
  };
  return {
    show: async (who, unopened) => {
      try {
        await publish(who, unopened);
      } catch (error) {
        const isLimited = error instanceof WebError && error.code === 'slack_limited';
        const hasRoom = waiting.has(who.user) || waiting.size < mostWaiting;
        if (isLimited && hasRoom)
          publishLater(who, error.retryAfterSeconds ?? longestSeconds, unopened);
        else fault(faultOf(error, 'home_failed'));
      }
    },
    stop: () => {
      for (const again of waiting.values()) clearTimeout(again);
      waiting.clear();
    },
  };
}

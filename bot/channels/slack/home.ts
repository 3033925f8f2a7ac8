import type { Desk, Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Cards } from '../channel';
import { faultOf, type TurnFault } from './faults';
import { renderHome } from './render/render';
import type { Web } from './web';

/** Publishes somebody's Home. Never rejects. */
export type ShowHome = (who: Who, options?: { readonly tooLate?: boolean }) => Promise<void>;

/** Home is the same for everybody, except that the people of a desk have that desk's button. */
export function createHome(options: {
  readonly cards: Cards;
  readonly locale: Locale;
  readonly deskOf: (who: Who) => Promise<Desk | undefined>;
  readonly web: Pick<Web, 'call'>;
  readonly fault: (code: TurnFault) => void;
}): ShowHome {
  const { cards, locale, deskOf, web, fault } = options;
  return async (who, { tooLate = false } = {}) => {
    try {
      const view = renderHome({ locale, tooLate, desk: await deskOf(who) }, cards);
      await web.call('views.publish', { user_id: who.user, view });
    } catch (error) {
      fault(faultOf(error, 'home_failed'));
    }
  };
}

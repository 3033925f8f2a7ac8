import type { Desk, Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import { codeOf, type TurnFault } from './faults';
import { type Cards, renderHome } from './render/render';
import type { Web } from './web';

/** Publishes somebody's Home. Never rejects. */
export type ShowHome = (who: Who, options?: { readonly tooLate?: boolean }) => Promise<void>;

/** Home is the same for everybody but the desks' people, who have their desk's button. */
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
      const desk = await deskOf(who);
      const home = { locale, tooLate, ...(desk === undefined ? {} : { desk }) };
      await web.call('views.publish', { user_id: who.user, view: renderHome(home, cards) });
    } catch (error) {
      fault(codeOf(error, 'home_failed'));
    }
  };
}

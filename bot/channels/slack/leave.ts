import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Dialogue } from '../channel';
import type { TurnFault } from './faults';
import type { Leaving } from './payload';
import { readPress } from './read';

/** Takes a dialog that was closed where that is the way out. Never rejects. */
export type TakeLeaving = (who: Who, payload: Leaving) => Promise<void>;

/**
 * Closing a view whose card has a button to leave is that button: Slack draws it as the view's own. The
 * dialog comes to its end as it does by the button in Teams, and waits for a beat; there is nothing to show.
 */
export function createLeaving(options: {
  readonly dialogue: Dialogue;
  readonly locale: Locale;
  readonly fault: (code: TurnFault) => void;
}): TakeLeaving {
  const { dialogue, locale, fault } = options;
  return async (who, payload) => {
    try {
      await dialogue(readPress(who, locale, payload).press);
    } catch {
      fault('dialogue_failed');
    }
  };
}

import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Dialogue } from '../channel';
import { calmModal, ephemeral } from './calmly';
import { codeOf, type TurnFault } from './faults';
import type { ShowHome } from './home';
import type { Door } from './payload';
import { openingPress } from './read';
import { type Cards, renderModal } from './render/render';
import type { Web } from './web';

/** Opens the dialog. Never rejects. */
export type OpenDoor = (who: Who, door: Door, act: 'desk' | undefined) => Promise<void>;

/**
 * The doors: Home's buttons, the command, a notice's button. What cannot be opened is said where the person is: on Home, or
 * to this person alone beside the command or the notice.
 */
export function createDoors(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly web: Pick<Web, 'call' | 'respond'>;
  readonly home: ShowHome;
  /** Whether this person may come in. */
  readonly admits: (user: string) => Promise<boolean>;
  readonly fault: (code: TurnFault) => void;
}): OpenDoor {
  const { dialogue, cards, locale, web, home, admits, fault } = options;

  const viewFor = async (who: Who, act: 'desk' | undefined): Promise<object> => {
    try {
      if (!(await admits(who.user))) return calmModal('refused', locale);
    } catch (error) {
      fault(codeOf(error, 'turn_failed'));
      return calmModal('failed', locale);
    }
    try {
      return renderModal(cards, await dialogue(openingPress(who, locale, act)));
    } catch {
      fault('dialogue_failed');
      return calmModal('failed', locale);
    }
  };
  const apologise = async (who: Who, { reply }: Door): Promise<void> => {
    if (reply === undefined) {
      await home(who, { tooLate: true });
      return;
    }
    try {
      await web.respond(reply, ephemeral('too_late', locale));
    } catch (error) {
      fault(codeOf(error, 'turn_failed'));
    }
  };
  return async (who, door, act) => {
    const view = await viewFor(who, act);
    try {
      await web.call('views.open', { trigger_id: door.trigger, view });
    } catch (error) {
      fault(codeOf(error, 'turn_failed'));
      await apologise(who, door);
    }
  };
}

import type { Who } from '../../ports/people';
import { ephemeral, fallbackModal } from './fallback';
import { faultOf } from './faults';
import type { ShowHome } from './home';
import { openingPress } from './read';
import { evenModal, renderModal } from './render/render';
import type { Door } from './sent';
import type { Tools } from './tools';
import type { Web } from './web';

export interface Doors {
  /** Never rejects. */
  open(who: Who, door: Door, button: 'desk' | undefined): Promise<void>;
  /** Tells somebody of another workspace that it is not open to them. Never rejects. */
  refuse(door: Door): Promise<void>;
}

/** Home's buttons, the command, a notice's button. If no dialog opens, the person is told there. */
export function createDoors(
  options: Tools & {
    readonly web: Pick<Web, 'call' | 'respond'>;
    readonly showHome: ShowHome;
    readonly admits: (user: string) => Promise<boolean>;
  },
): Doors {
  const { dialogue, cards, locale, web, showHome, admits, fault } = options;

  const viewFor = async (who: Who, button: 'desk' | undefined): Promise<object> => {
    try {
      if (!(await admits(who.user))) return fallbackModal('refused', locale);
    } catch (error) {
      fault(faultOf(error, 'turn_failed'));
      return fallbackModal('failed', locale);
    }
    try {
      const shown = await dialogue(openingPress(who, locale, button));
      return evenModal(cards, shown, renderModal(cards, shown));
    } catch {
      fault('dialogue_failed');
      return fallbackModal('failed', locale);
    }
  };
  const apologise = async (who: Who, { reply }: Door, isLimited: boolean): Promise<void> => {
    if (reply === undefined) {
      await showHome(who, isLimited ? 'many' : 'tooLate');
      return;
    }
    try {
      await web.respond(reply, ephemeral(isLimited ? 'many' : 'too_late', locale));
    } catch (error) {
      fault(faultOf(error, 'turn_failed'));
    }
  };
  return {
    open: async (who, door, button) => {
      const view = await viewFor(who, button);
      try {
        await web.call('views.open', { trigger_id: door.trigger, view });
      } catch (error) {
        const code = faultOf(error, 'turn_failed');
        fault(code);
        await apologise(who, door, code === 'slack_limited');
      }
    },
    refuse: async ({ trigger, reply }) => {
      try {
        if (reply !== undefined) await web.respond(reply, ephemeral('refused', locale));
        else
          await web.call('views.open', {
            trigger_id: trigger,
            view: fallbackModal('refused', locale),
          });
      } catch (error) {
        fault(faultOf(error, 'turn_failed'));
      }
    },
  };
}

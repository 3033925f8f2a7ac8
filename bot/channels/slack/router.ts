import type { Who } from '../../ports/people';
import type { Once } from '../once';
import { showCalm, type TakeButton, type TakeLeaving, type TakeSubmit } from './dialog-press';
import type { Doors } from './doors';
import { ephemeral, fallbackAnswer } from './fallback';
import { faultOf } from './faults';
import type { SlackRefusal } from './guard';
import type { ShowHome } from './home';
import { whoOf } from './read';
import { messageTo } from './send';
import type { From, Payload } from './sent';
import type { SlackSettings } from './settings';
import type { Tools } from './tools';

/** Acknowledges a request, with the body that answers it. */
export type Acknowledge = (answer?: object) => Promise<void>;

/** Acknowledges at once, or within a second. Never rejects. */
export type SlackRouter = (payload: Payload, acknowledge: Acknowledge) => Promise<void>;

export function createRouter(
  options: Tools & {
    readonly settings: Pick<SlackSettings, 'team' | 'enterprise'>;
    readonly showHome: ShowHome;
    readonly doors: Doors;
    readonly takeButton: TakeButton;
    readonly takeSubmit: TakeSubmit;
    readonly takeLeaving: TakeLeaving;
    /** Slack repeats an event that was acknowledged late. */
    readonly once: Once;
    readonly refused: (why: SlackRefusal) => void;
  },
): SlackRouter {
  const { settings, locale, cards, web, showHome, doors, takeButton, takeSubmit } = options;
  const { once, fault, refused } = options;

  const greet = async (channel: string): Promise<void> => {
    try {
      await web.call('chat.postMessage', messageTo(channel, cards.chat(locale)));
    } catch (error) {
      fault(faultOf(error, 'card_not_posted'));
    }
  };
  /** Home has another button for a person who has joined a desk. */
  const showJoined = async (who: Who, name: string | undefined): Promise<void> => {
    if (name === 'joined') await showHome(who);
  };
  /** Refuses somebody of another workspace, whose typed text stays. */
  const refuse = async (payload: Payload, acknowledge: Acknowledge): Promise<void> => {
    switch (payload.kind) {
      case 'submit':
        await acknowledge(fallbackAnswer(payload.sent.view, 'refused', locale));
        return;
      case 'command':
        await acknowledge(ephemeral('refused', locale));
        return;
      case 'button':
        await acknowledge();
        await showCalm(web, payload.sent, 'refused', locale);
        return;
      case 'door':
        await acknowledge();
        await doors.refuse(payload);
        return;
      default:
        await acknowledge();
    }
  };
  const take = async (payload: Payload, acknowledge: Acknowledge): Promise<void> => {
    if (payload.kind === 'other') {
      await acknowledge();
      return;
    }
    if (!isOfWorkspace(settings, payload.from)) {
      refused('team');
      await refuse(payload, acknowledge);
      return;
    }
    const who = whoOf(payload.from, settings.team, locale);
    switch (payload.kind) {
      case 'button':
        await acknowledge();
        await showJoined(who, (await takeButton(who, payload))?.view.name);
        return;
      case 'submit': {
        const { answer, shown, afterwards } = await takeSubmit(who, payload);
        await acknowledge(answer);
        await afterwards?.();
        await showJoined(who, shown?.view.name);
        return;
      }
      case 'closed':
        await acknowledge();
        await options.takeLeaving(who, payload);
        return;
      case 'door':
        await acknowledge();
        await doors.open(who, payload, payload.button);
        return;
      case 'command':
        await acknowledge(payload.typed ? ephemeral('unread', locale) : undefined);
        await doors.open(who, payload, undefined);
        return;
      case 'home':
        if (once(payload.event)) await showHome(who);
        return;
      case 'message':
        if (once(payload.event)) await greet(payload.channel);
        return;
      case 'uninstalled':
      case 'revoked':
        fault(payload.kind === 'revoked' ? 'slack_token_revoked' : 'slack_uninstalled');
        return;
    }
  };
  return async (payload, acknowledge) => {
    try {
      await take(payload, acknowledge);
    } catch {
      // The connection broke during an acknowledgement: Slack has told the person.
      fault('turn_failed');
    }
  };
}

/**
 * People of other companies, by Slack Connect, do not belong to the workspace: the organisation that a
 * payload names may be the installation's and not theirs. An Enterprise person has one home, which Slack
 * always names; it may be another workspace in the settings. The press itself must be in the settings'
 * workspace.
 */
export function isOfWorkspace(
  { team, enterprise }: Pick<SlackSettings, 'team' | 'enterprise'>,
  { places, homes, enterprises }: From,
): boolean {
  const isHere = (named: string): boolean => named === team;
  // Without a place, the person's own workspace must tell.
  if (!places.every(isHere) || places.length + homes.length === 0) return false;
  if (homes.every(isHere)) return true;
  const [organisation, ...known] = enterprise ?? [];
  return (
    places.length > 0 &&
    enterprises.length === 1 &&
    enterprises[0] === organisation &&
    homes.every((home) => isHere(home) || known.includes(home))
  );
}

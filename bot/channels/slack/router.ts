import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Acknowledge, Router } from './bolt';
import { ephemeral } from './calmly';
import type { OpenDoor } from './doors';
import { codeOf, type TurnFault } from './faults';
import type { GuardRefusal } from './guard';
import type { ShowHome } from './home';
import type { From, Payload } from './payload';
import { whoOf } from './read';
import type { Cards } from './render/render';
import type { Once } from './once';
import { messageTo } from './send';
import type { TakeButton } from './button-press';
import type { TakeSubmit } from './submit';
import type { Web } from './web';

/** What is done about each kind of request. */
export function createRouter(options: {
  readonly team: string;
  readonly locale: Locale;
  readonly cards: Pick<Cards, 'chat'>;
  readonly web: Pick<Web, 'call'>;
  readonly home: ShowHome;
  readonly openDoor: OpenDoor;
  readonly takeStep: TakeButton;
  readonly takeSubmit: TakeSubmit;
  /** Which events came already: Slack sends an event again when it did not hear in time that it came. */
  readonly seen: Once;
  readonly fault: (code: TurnFault) => void;
  readonly refused: (why: GuardRefusal) => void;
}): Router {
  const { team, locale, cards, web, home, openDoor, takeStep, takeSubmit, fault, refused } =
    options;

  const greet = async (channel: string): Promise<void> => {
    try {
      await web.call('chat.postMessage', messageTo(channel, cards.chat(locale)));
    } catch (error) {
      fault(codeOf(error, 'card_not_posted'));
    }
  };
  /** Home has another button once somebody belongs to a desk. */
  const showJoined = async (who: Who, name: string | undefined): Promise<void> => {
    if (name === 'joined') await home(who);
  };
  const take = async (payload: Payload, acknowledge: Acknowledge): Promise<void> => {
    if (payload.kind === 'other') {
      await acknowledge();
      return;
    }
    if (!isOf(team, payload.from)) {
      refused('team');
      await acknowledge(payload.kind === 'command' ? ephemeral('refused', locale) : undefined);
      return;
    }
    const who = whoOf(payload.from, team, locale);
    switch (payload.kind) {
      case 'step':
        await acknowledge();
        await showJoined(who, (await takeStep(who, payload))?.view.name);
        return;
      case 'submission': {
        const { answer, shown } = await takeSubmit(who, payload);
        await acknowledge(answer);
        await showJoined(who, shown?.view.name);
        return;
      }
      case 'door':
        await acknowledge();
        await openDoor(who, payload, payload.button);
        return;
      case 'command':
        await acknowledge(payload.typed ? ephemeral('unread', locale) : undefined);
        await openDoor(who, payload, undefined);
        return;
      case 'home':
        if (!options.seen(payload.event)) await home(who);
        return;
      case 'message':
        if (!options.seen(payload.event)) await greet(payload.channel);
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
      // The connection went away under an acknowledgement: Slack has told the person already.
      fault('turn_failed');
    }
  };
}

/** The request names this workspace, and no other: over Slack Connect people of others come in. */
function isOf(team: string, { teams }: From): boolean {
  return teams.length > 0 && teams.every((named) => named === team);
}

import type { RequestHandler } from 'express';
import type { Desk, Locale } from '../../domain/ids';
import type { Notifier } from '../../ports/notifier';
import type { Who } from '../../ports/people';
import type { Dialogue } from '../channel';
import { createBolt, type Router } from './bolt';
import { createRouter } from './router';
import { createDoors } from './doors';
import type { TurnFault } from './faults';
import type { GuardRefusal } from './guard';
import { isNoGuest } from './guests';
import { createHome } from './home';
import { createHttp } from './http';
import type { Cards } from './render/render';
import { createOnce } from './once';
import { createSlackNotifier } from './send';
import type { SlackSettings } from './settings';
import { createSocket } from './socket';
import { createButtons } from './button-press';
import { createSubmits } from './submit';
import { createWeb } from './web';
import { within } from '../within';

export type SlackFault = TurnFault | `refused_${GuardRefusal}`;

export interface SlackChannel {
  /** For `POST /slack/events`; no body parser may stand before it. In Socket Mode it answers 404. */
  readonly events: RequestHandler;
  readonly notifier: Notifier;
  /** Connects in Socket Mode; nothing to do over HTTP. Rejects with a code when Slack refuses the token. */
  start(): Promise<void>;
  /** Takes nothing more, and lets what was begun come to its end. */
  stop(): Promise<void>;
}

/** Slack sends an event again for five minutes; twice that, to be sure. */
const eventMilliseconds = 600_000;
/** What was begun has this long to come to its end when the bot stops. */
const settleMilliseconds = 5000;

/** Vissla in Slack. `fault` gets a code from a closed list and nothing else; a refusal only the first time. */
export function createSlackChannel(options: {
  readonly settings: SlackSettings;
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  /** The desk of a person, for Home's button. */
  readonly deskOf: (who: Who) => Promise<Desk | undefined>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  readonly fault: (code: SlackFault) => void;
}): SlackChannel {
  const { settings, cards, now, fault } = options;
  const { team, transport, apiUrl } = settings;
  const web = createWeb(settings.botToken, apiUrl);
  const refusals = new Set<GuardRefusal>();
  const refused = (why: GuardRefusal): void => {
    // Anybody can send rubbish, and a wrong setting refuses everything: once is enough for both.
    if (!refusals.has(why)) fault(`refused_${why}`);
    refusals.add(why);
  };
  const admits = async (user: string): Promise<boolean> => {
    if (settings.guests === 'allow' || (await isNoGuest(web, user))) return true;
    refused('guest');
    return false;
  };
  const home = createHome({ ...options, web });
  const dispatch = createRouter({
    ...options,
    team,
    web,
    home,
    openDoor: createDoors({ ...options, web, home, admits }),
    takeStep: createButtons({ ...options, web }),
    takeSubmit: createSubmits({ ...options, web }),
    seen: createOnce(eventMilliseconds, now),
    refused,
  });
  const running = new Set<Promise<void>>();
  const tracked: Router = async (payload, acknowledge) => {
    const turn = dispatch(payload, acknowledge);
    running.add(turn);
    await turn;
    running.delete(turn);
  };
  const settle = async (): Promise<void> => {
    await within(settleMilliseconds, Promise.all(running));
    web.close();
  };
  const notifier = createSlackNotifier({ web, cards, team, fault });

  if (transport.kind === 'http') {
    const http = createHttp({ ...transport, now, fault, refused });
    createBolt(http.receiver, tracked);
    return { events: http.events, notifier, start: () => Promise.resolve(), stop: settle };
  }
  const socket = createSocket({ appToken: transport.appToken, apiUrl, fault });
  createBolt(socket.receiver, tracked);
  return {
    events: (_request, response) => {
      response.status(404).end();
    },
    notifier,
    start: () => socket.start(),
    stop: async () => {
      await socket.stop();
      await settle();
    },
  };
}

import type { RequestHandler } from 'express';
import type { Desk, Locale } from '../../domain/ids';
import type { Notifier } from '../../ports/notifier';
import type { Who } from '../../ports/people';
import type { Dialogue } from '../channel';
import { createBolt, type Dispatch } from './app';
import { createDispatch } from './dispatch';
import { createDoors } from './doors';
import type { TurnFault } from './faults';
import type { Refusal } from './guard';
import { isNoGuest } from './guests';
import { createHome } from './home';
import { createHttp } from './http';
import type { Cards } from './render/render';
import { createSeen } from './seen';
import { createSlackNotifier } from './send';
import type { SlackSettings } from './settings';
import { createSocket } from './socket';
import { createSteps } from './steps';
import { createSubmits } from './submit';
import { createWeb, type Web } from './web';
import { within } from './within';

export type SlackFault = TurnFault | `refused_${Refusal}`;

export interface SlackChannel {
  readonly notifier: Notifier;
  /** Lets people in, once it is started. */
  listen(to: Answers): SlackListener;
}

interface Answers {
  readonly dialogue: Dialogue;
  /** The desk of a person, for Home's button. */
  readonly deskOf: (who: Who) => Promise<Desk | undefined>;
}

export interface SlackListener {
  /** For `POST /slack/events`; no body parser may stand before it. In Socket Mode it answers 404. */
  readonly events: RequestHandler;
  /** Connects in Socket Mode; nothing to do over HTTP. Rejects with a code when Slack refuses the token. */
  start(): Promise<void>;
  /** Takes nothing more, and lets what was begun come to its end. */
  stop(): Promise<void>;
}

/** Slack sends an event again for five minutes; twice that, to be sure. */
const eventMilliseconds = 600_000;
/** What was begun has this long to come to its end when the bot stops. */
const settleMilliseconds = 5000;

interface SlackOptions {
  readonly settings: SlackSettings;
  readonly cards: Cards;
  readonly locale: Locale;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Gets a code from a closed list and nothing else; a refusal only the first time. */
  readonly fault: (code: SlackFault) => void;
}

/** Vissla in Slack: it speaks from the beginning, and listens once there is a dialogue. */
export function createSlackChannel(options: SlackOptions): SlackChannel {
  const { botToken, apiUrl, team } = options.settings;
  const web = createWeb(botToken, apiUrl);
  return {
    notifier: createSlackNotifier({ ...options, web, team }),
    listen: (to) => createListener({ ...options, ...to, web }),
  };
}

function createListener(options: SlackOptions & Answers & { readonly web: Web }): SlackListener {
  const { settings, web, now, fault } = options;
  const { team, transport, apiUrl } = settings;
  const refusals = new Set<Refusal>();
  const refused = (why: Refusal): void => {
    // Anybody can send rubbish, and a wrong setting refuses everything: once is enough for both.
    if (!refusals.has(why)) fault(`refused_${why}`);
    refusals.add(why);
  };
  const admits = async (user: string): Promise<boolean> => {
    if (settings.guests === 'allow' || (await isNoGuest(web, user))) return true;
    refused('guest');
    return false;
  };
  const home = createHome(options);
  const dispatch = createDispatch({
    ...options,
    team,
    home,
    openDoor: createDoors({ ...options, home, admits }),
    takeStep: createSteps(options),
    takeSubmit: createSubmits(options),
    seen: createSeen(eventMilliseconds, now),
    refused,
  });
  const running = new Set<Promise<void>>();
  const tracked: Dispatch = async (payload, acknowledge) => {
    const turn = dispatch(payload, acknowledge);
    running.add(turn);
    await turn;
    running.delete(turn);
  };
  const settle = async (): Promise<void> => {
    await within(settleMilliseconds, Promise.all(running));
    web.close();
  };

  if (transport.kind === 'http') {
    const http = createHttp({ ...transport, now, fault, refused });
    createBolt(http.receiver, tracked);
    return { events: http.events, start: () => Promise.resolve(), stop: settle };
  }
  const socket = createSocket({ appToken: transport.appToken, apiUrl, fault });
  createBolt(socket.receiver, tracked);
  return {
    events: (_request, response) => {
      response.status(404).end();
    },
    start: () => socket.start(),
    stop: async () => {
      await socket.stop();
      await settle();
    },
  };
}

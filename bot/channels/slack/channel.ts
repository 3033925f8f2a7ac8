import type { Desk, Locale } from '../../domain/ids';
import type { PiecePoster } from '../../ports/broadcast';
import type { Notifier } from '../../ports/notifier';
import type { Who } from '../../ports/people';
import type { Cards, Dialogue } from '../channel';
import { firstTimeOnly } from '../first-time';
import { createOnce } from '../once';
import { own } from '../untrusted';
import { within } from '../within';
import { createBolt } from './bolt';
import { createButtons } from './button-press';
import { createDoors } from './doors';
import type { SlackFault } from './faults';
import type { GuardRefusal } from './guard';
import { createHome } from './home';
import { createHttp, type Events } from './http';
import { createLeaving } from './leave';
import { readPayload } from './payload';
import { askSlackAccess } from './probe';
import { createRouter, type Router } from './router';
import { createSlackNotifier, createSlackPoster } from './send';
import type { SlackSettings } from './settings';
import { createSocket } from './socket';
import { createSubmits } from './submit';
import { createWeb, type Web } from './web';

export interface SlackChannel {
  readonly notifier: Notifier;
  /** Where a channel is set for the weekly piece. */
  readonly pieces: PiecePoster | undefined;
  /** Lets people in, once it is started. */
  listen(to: Answers): SlackListener;
}

interface Answers {
  readonly dialogue: Dialogue;
  /** The desk of a person, for Home's button. */
  readonly deskOf: (who: Who) => Promise<Desk | undefined>;
}

export interface SlackListener {
  /** Answers `POST /slack/events`, whose body is to be bytes. In Socket Mode the answer is 404. */
  readonly events: Events;
  /** Connects in Socket Mode; does nothing over HTTP. Rejects with a code when Slack refuses the token. */
  start(): Promise<void>;
  /**
   * Whether Slack has been reached since the start: over HTTP it is asked whose the token is. `refused` where
   * it knows the token no longer. Never rejects.
   */
  reached(): Promise<'yes' | 'not yet' | 'refused'>;
  /** Takes nothing more, and lets what was begun come to its end. */
  stop(): Promise<void>;
}

/** Slack sends an event again for five minutes; this is twice that, to be sure. */
const eventMilliseconds = 600_000;
/** How long running turns have to finish when the bot stops. */
const settleMilliseconds = 5000;

interface SlackOptions {
  readonly settings: SlackSettings;
  readonly cards: Cards;
  readonly locale: Locale;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Gets a code of a closed list, and a refusal only the first time. */
  readonly fault: (code: SlackFault) => void;
}

/** Vissla in Slack: it speaks from the beginning, and listens once there is a dialogue. */
export function createSlackChannel(options: SlackOptions): SlackChannel {
  const { botToken, apiUrl, team, channel } = options.settings;
  const web = createWeb(botToken, apiUrl);
  return {
    notifier: createSlackNotifier({ ...options, web, team }),
    pieces: channel === undefined ? undefined : createSlackPoster({ ...options, web, channel }),
    listen: (to) => createListener({ ...options, ...to, web }),
  };
}

const reachedBy = { accepted: 'yes', refused: 'refused', unreachable: 'not yet' } as const;

/** In Socket Mode it is the bot that calls. */
const nobodyCalls: Events = {
  admits: () => 404,
  answer: (_request, response) => {
    response.writeHead(404).end();
    return Promise.resolve();
  },
  tooLarge: () => undefined,
};

function createListener(options: SlackOptions & Answers & { readonly web: Web }): SlackListener {
  const { settings, web, now, fault } = options;
  const { transport, apiUrl } = settings;
  const refused = firstTimeOnly<GuardRefusal>((why) => {
    fault(`refused_${why}`);
  });
  const admits = async (user: string): Promise<boolean> => {
    if (settings.guests === 'allow' || (await isNoGuest(web, user))) return true;
    refused('guest');
    return false;
  };
  const homes = createHome(options);
  const showHome = homes.show;
  const router = createRouter({
    ...options,
    showHome,
    doors: createDoors({ ...options, showHome, admits }),
    takeButton: createButtons(options),
    takeSubmit: createSubmits(options),
    takeLeaving: createLeaving(options),
    once: createOnce(eventMilliseconds, now),
    refused,
  });
  const running = new Set<Promise<void>>();
  const tracked: Router = async (payload, acknowledge) => {
    const turn = router(payload, acknowledge);
    running.add(turn);
    await turn;
    running.delete(turn);
  };
  const settle = async (): Promise<void> => {
    await within(settleMilliseconds, Promise.all(running));
    homes.stop();
    web.close();
  };

  if (transport.kind === 'http') {
    const http = createHttp({ ...transport, now, fault, refused });
    createBolt(http.receiver, tracked, http.payloadOf);
    return {
      events: http.events,
      start: () => Promise.resolve(),
      reached: async () => reachedBy[(await askSlackAccess(settings.botToken, apiUrl)).kind],
      stop: settle,
    };
  }
  let isUp = false;
  const socket = createSocket({
    appToken: transport.appToken,
    apiUrl,
    fault,
    attach: (receiver) => {
      createBolt(receiver, tracked, readPayload);
    },
  });
  return {
    events: nobodyCalls,
    start: async () => {
      isUp = await socket.start();
    },
    reached: () => Promise.resolve(isUp ? 'yes' : 'not yet'),
    stop: async () => {
      await socket.stop();
      await settle();
    },
  };
}

/** Asks Slack (`users:read`) whether somebody belongs to the workspace and is no guest. May reject. */
async function isNoGuest(web: Pick<Web, 'call'>, user: string): Promise<boolean> {
  const person = own(await web.call('users.info', { user }), 'user');
  // A missing property proves nothing: each user has all of them
  // (docs.slack.dev/reference/objects/user-object).
  const full = ['is_restricted', 'is_ultra_restricted'].every((key) => own(person, key) === false);
  return full && own(person, 'deleted') !== true && own(person, 'is_stranger') !== true;
}

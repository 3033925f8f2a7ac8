import type { Desk, Locale } from '../../domain/ids';
import type { Notifier } from '../../ports/notices';
import type { Who } from '../../ports/people';
import type { Cards, Dialogue } from '../channel';
import { createOnce, firstTimeOnly } from '../once';
import { own } from '../untrusted';
import { within } from '../within';
import { createBolt } from './bolt';
import { createButtons, createLeaving, createSubmits } from './dialog-press';
import { createDoors } from './doors';
import type { SlackFault } from './faults';
import type { SlackRefusal } from './guard';
import { createHome } from './home';
import { createHttp, type Events } from './http';
import { readPayload } from './payload';
import { askSlackAccess } from './probe';
import { createRouter, type SlackRouter } from './router';
import { createSlackNotifier } from './send';
import type { SlackSettings } from './settings';
import { createSocket } from './socket';
import { createWeb, type Web } from './web';

export interface SlackChannel {
  readonly notifier: Notifier;
  listen(to: AnsweredBy): SlackListener;
}

interface AnsweredBy {
  readonly dialogue: Dialogue;
  readonly deskOf: (who: Who) => Promise<Desk | undefined>;
}

export interface SlackListener {
  /** Answers `POST /slack/events`, with a body of bytes. In Socket Mode the answer is 404. */
  readonly events: Events;
  /** Connects in Socket Mode; does nothing over HTTP. Rejects with a code if Slack refuses the token. */
  start(): Promise<void>;
  /**
   * Whether Slack has been reached since the start; over HTTP it is asked whose the token is. `refused` if it
   * does not know the token. Never rejects.
   */
  reached(): Promise<'yes' | 'not yet' | 'refused'>;
  /** Takes nothing more, and lets running turns finish. */
  stop(): Promise<void>;
}

/** Slack repeats an event for five minutes; this is twice that. */
const eventMilliseconds = 600_000;
const finishMilliseconds = 5000;

interface SlackOptions {
  readonly settings: SlackSettings;
  readonly cards: Cards;
  readonly locale: Locale;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Gets a code of a closed list; each refusal only once. */
  readonly fault: (code: SlackFault) => void;
}

/** Vissla in Slack: it can send at once, and listens once there is a dialogue. */
export function createSlackChannel(options: SlackOptions): SlackChannel {
  const { botToken, apiUrl, team } = options.settings;
  const web = createWeb(botToken, apiUrl);
  return {
    notifier: createSlackNotifier({ ...options, web, team }),
    listen: (to) => createListener({ ...options, ...to, web }),
  };
}

const reachedBy = { accepted: 'yes', refused: 'refused', unreachable: 'not yet' } as const;

/** In Socket Mode the bot calls. */
const nobodyCalls: Events = {
  admits: () => 404,
  answer: (_request, response) => {
    response.writeHead(404).end();
    return Promise.resolve();
  },
  tooLarge: () => undefined,
};

function createListener(options: SlackOptions & AnsweredBy & { readonly web: Web }): SlackListener {
  const { settings, web, now, fault } = options;
  const { transport, apiUrl } = settings;
  const refused = firstTimeOnly<SlackRefusal>((why) => {
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
  const tracked: SlackRouter = async (payload, acknowledge) => {
    const turn = router(payload, acknowledge);
    running.add(turn);
    await turn;
    running.delete(turn);
  };
  const finish = async (): Promise<void> => {
    await within(finishMilliseconds, Promise.all(running));
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
      stop: finish,
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
      await finish();
    },
  };
}

/** Whether somebody belongs to the workspace and is no guest, by `users:read`. May reject. */
async function isNoGuest(web: Pick<Web, 'call'>, user: string): Promise<boolean> {
  const person = own(await web.call('users.info', { user }), 'user');
  // A missing property proves nothing: every user has them (docs.slack.dev/reference/objects/user-object).
  const full = ['is_restricted', 'is_ultra_restricted'].every((key) => own(person, key) === false);
  return full && own(person, 'deleted') !== true && own(person, 'is_stranger') !== true;
}

import type { IncomingHttpHeaders } from 'node:http';
import type { Day } from '../../domain/day';
import { CodedError } from '../../domain/error-code';
import type { Locale } from '../../domain/ids';
import type { Notifier } from '../../ports/notices';
import type { Cards, Dialogue, Shown } from '../channel';
import { firstTimeOnly } from '../once';
import { within } from '../within';
import { answerPress } from './answer';
import { createBearerOf } from './bearer';
import { type BotService, createBotService, publicMetadataUrl } from './bot-service';
import { tokensOf } from './credentials';
import { fallbackAnswer } from './fallback';
import type { TeamsFault } from './faults';
import { createGuard, type TeamsRefusal } from './guard';
import type { Activity } from './payload';
import { pressedButton } from './read';
import { createRepeats, digestOf } from './repeats';
import { createRouter } from './router';
import type * as SdkSpeaker from './sdk-speaker';
import { createTeamsNotifier } from './send';
import { trustOf } from './service-url';
import type { TeamsSettings } from './settings';
import type { Speaker } from './speaker';
import {
  answerMilliseconds,
  owedMilliseconds,
  sendMilliseconds,
  warmMilliseconds,
} from './timeouts';

interface TeamsRequest {
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON. */
  readonly body?: unknown;
}
interface TeamsResponse {
  status(code: number): { json(body: unknown): unknown; end(): unknown };
  type(of: 'json'): { send(text: string): unknown };
}

export interface TeamsChannel {
  readonly notifier: Notifier;
  listen(dialogue: Dialogue): TeamsListener;
}

export interface TeamsListener {
  /** The status by a request's headers only; `undefined` if its body may be read. Never rejects. */
  readonly admits: (headers: IncomingHttpHeaders) => Promise<number | undefined>;
  /** Fetches the keys and draws, which would make the first press slow. Never rejects. */
  readonly warm: () => Promise<void>;
  /** Answers `POST /api/messages`. Never rejects. */
  readonly answer: (request: TeamsRequest, response: TeamsResponse) => Promise<void>;
  /** Some of the chats' cards that could not be posted; called by the clock. Never rejects. */
  readonly greetOwed: () => Promise<void>;
}

interface TeamsOptions {
  readonly settings: TeamsSettings;
  readonly cards: Cards;
  readonly locale: Locale;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Gets a code of a closed list; each refusal only once. */
  readonly fault: (code: TeamsFault) => void;
  /** How long a press of a button may wait for its answer; for tests. */
  readonly answerMilliseconds?: (button: string | undefined) => number;
}

/** A dialog begins so; nobody is shown this one. */
const firstShown = {
  view: { name: 'start', intake: 'open' },
  opensOn: '2026-01-01' as Day,
  fields: {},
  draft: '',
} as const satisfies Omit<Shown, 'locale'>;

interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Vissla in Microsoft Teams: it can send at once, and listens once there is a dialogue. */
export async function createTeamsChannel(options: TeamsOptions): Promise<TeamsChannel> {
  const { settings, cards, now } = options;
  const service = createBotService(settings.openIdUrl ?? publicMetadataUrl, now);
  const mayGetToken = trustOf(settings.openIdUrl);
  const token = tokensOf(settings, service, now);
  const parts = { appId: settings.appId, token, mayGetToken, milliseconds: sendMilliseconds };
  // Only the set one's libraries are loaded.
  const speaker =
    settings.speaker === 'rest'
      ? (await import('./rest-speaker.js')).createRestSpeaker(parts)
      : (await loadSdkSpeaker()).createSdkSpeaker(parts);
  return {
    notifier: createTeamsNotifier({ speaker, cards, mayGetToken }),
    listen: (dialogue) => createListener({ ...options, dialogue, service, speaker }),
  };
}

/** An installation may have left them out. Throws `sdk_missing`. */
function loadSdkSpeaker(): Promise<typeof SdkSpeaker> {
  return import('./sdk-speaker.js').catch(() => {
    throw new CodedError('sdk_missing');
  });
}

function createListener(
  options: TeamsOptions & {
    readonly dialogue: Dialogue;
    readonly service: BotService;
    readonly speaker: Speaker;
  },
): TeamsListener {
  const { settings, service, speaker, now, fault } = options;
  const bearerOf = createBearerOf({ ...settings, service, now });
  const guard = createGuard({ ...settings, bearerOf });
  const router = createRouter(options);
  const refused = firstTimeOnly<TeamsRefusal>((why) => {
    fault(`refused_${why}`);
  });
  // Anybody can ask with any token, and needs no key for it.
  const keyless = firstTimeOnly<'keys_unavailable'>(fault);

  const patience = options.answerMilliseconds ?? answerMilliseconds;
  const repeats = createRepeats<HttpAnswer>(now);
  setInterval(() => void router.greetOwed(), owedMilliseconds).unref();

  const run = async (activity: Activity): Promise<HttpAnswer> => {
    try {
      const body = await speaker.run(activity, router.take);
      if (body !== undefined) return { status: 200, body };
      if (activity.type !== 'invoke') return { status: 200 };
      // An empty answer would close the dialog and lose its text.
      throw new CodedError('no_answer');
    } catch {
      fault('turn_failed');
      if (activity.type !== 'invoke') return { status: 200 };
      return { status: 200, body: fallbackAnswer(activity, 'failed', options.locale) };
    }
  };
  const answer = async ({ headers, body }: TeamsRequest): Promise<HttpAnswer> => {
    const began = performance.now();
    const admission = await guard(headers, body);
    if (admission.kind === 'refused') {
      refused(admission.why);
      return { status: admission.status };
    }
    const { activity } = admission;
    const work = repeats(digestOf(body), () => run(activity));
    if (work === 'repeated') {
      refused('replay');
      return { status: 403 };
    }
    if (activity.type !== 'invoke') return work;
    const longest = patience(pressedButton(activity));
    const inTime = await within(longest - (performance.now() - began), work);
    if (inTime !== 'late') return inTime;
    fault('dialogue_late');
    router.late(activity);
    return { status: 200, body: fallbackAnswer(activity, 'again', options.locale) };
  };
  const serve: TeamsListener['answer'] = async (request, response) => {
    const { status, body } = await answer(request);
    const answering = response.status(status);
    if (body === undefined) answering.end();
    else if (typeof body === 'string') response.type('json').send(body);
    else answering.json(body);
  };
  return {
    admits: async (headers) => {
      try {
        const bearer = await bearerOf(headers);
        if (typeof bearer !== 'string') return undefined;
        refused(bearer);
        return 401;
      } catch {
        // Without the keys nobody can be let in.
        keyless('keys_unavailable');
        return 503;
      }
    },
    greetOwed: () => router.greetOwed(),
    warm: async () => {
      for (const locale of ['sv', 'en'] as const)
        answerPress(options.cards, { ...firstShown, locale });
      // A fault here is told by the press that needs the keys.
      const keys = service.signingKey('any').catch(() => undefined);
      await within(warmMilliseconds, keys);
    },
    answer: async (request, response) => {
      try {
        await serve(request, response);
      } catch {
        // Only the guard throws here, for the same reason.
        keyless('keys_unavailable');
        response.status(503).end();
      }
    },
  };
}

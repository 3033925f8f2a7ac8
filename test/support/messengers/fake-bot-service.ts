import { randomUUID } from 'node:crypto';
import express from 'express';
import type { JsonObject } from '../../../office/json';
import { envelope } from '../../../office/teams/activities';
import type { TokenChanges } from '../../../office/teams/identity';
import { createFakeTeams, type FakeTeamsOptions } from '../../../office/teams/teams';
import type { Manners, TeamsPerson } from '../../../office/teams/workplace';
import { startLocalServer } from './local-server';

/** One call that the bot made to the connector. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** All of its headers. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The connector's answer: 201 when it has taken the call. */
  readonly answered: number | 'hang';
}

interface Answer {
  readonly status: number;
  /** The parsed JSON body; `undefined` when there is none. */
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
}

/** What the connector answers instead of taking a call. */
interface Wish {
  readonly status: number | 'hang';
  readonly retryAfter: string | undefined;
  readonly left: number;
}

/** The office's Teams on a port of its own. It records what the bot says, and answers as a test wishes. */
export type FakeBotService = Awaited<ReturnType<typeof startFakeBotService>>;

/** The person of an activity that names no other. */
const somebody: TeamsPerson = {
  id: '29:employee',
  name: 'Karin Andersson',
  aadObjectId: 'aad-employee',
  conversation: 'a:chat-1',
  locale: 'sv-SE',
};

export async function startFakeBotService(
  now: () => number = Date.now,
  options: Pick<FakeTeamsOptions, 'admits' | 'manners'> = {},
) {
  const appPassword = 'the-app-password';
  const sent: Sent[] = [];
  const tokenRequests: unknown[] = [];
  const hanging: (() => void)[] = [];
  let wish: Wish | undefined;
  let activities = 0;
  let failing = false;
  let reads = 0;

  function granted(): Wish | undefined {
    const now = wish;
    if (now !== undefined) wish = now.left > 1 ? { ...now, left: now.left - 1 } : undefined;
    return now;
  }

  const app = express();
  const server = await startLocalServer(app);
  const teams = createFakeTeams({
    ...options,
    appId: randomUUID(),
    appPassword,
    tenant: randomUUID(),
    now,
    url: () => server.url,
    messagesUrl: () => 'http://127.0.0.1:9/api/messages',
  });
  app.get('/.well-known/openidconfiguration', (_request, response, next) => {
    reads += 1;
    if (failing) response.status(500).end();
    else next();
  });
  app.post('/token', express.urlencoded({ extended: false }), (request, _response, next) => {
    tokenRequests.push(request.body);
    next();
  });
  app.use(
    '/connector/v3/conversations{/:conversation}',
    express.json({ limit: '1mb' }),
    (request, response, next) => {
      const { conversation } = request.params;
      const wish = granted();
      // Everybody to whom the bot writes is there.
      if (conversation !== undefined) teams.client({ ...somebody, conversation });
      sent.push({
        method: request.method,
        path: request.originalUrl,
        authorization: request.get('authorization'),
        headers: request.headers,
        body: request.body,
        get answered() {
          return wish?.status === 'hang' ? 'hang' : response.statusCode;
        },
      });
      if (wish?.retryAfter !== undefined) response.set('retry-after', wish.retryAfter);
      if (wish === undefined || wish.status === 201) next();
      else if (wish.status === 'hang') hanging.push(next);
      else response.status(wish.status).json({ error: { code: 'AsWished' } });
    },
  );
  app.use(teams.router);

  const { at, metadataUrl } = teams;
  return {
    appId: at.appId,
    appPassword,
    tenant: at.tenant,
    metadataUrl,
    get manners() {
      return at.manners;
    },
    /** From now on with these manners; what is not named stays as it was. */
    behaves: (manners: Partial<Manners>) => {
      teams.behaves(manners);
    },
    /** A token as the Bot Connector signs it, but for these changes. */
    tokenFor: (changes?: TokenChanges) => teams.tokenForBot(changes),
    /** An activity as Teams sends it; `changes` replaces whole top-level parts. */
    activity: (changes?: JsonObject) => ({
      ...envelope(at, teams.client(somebody).chat),
      type: 'message',
      id: String(1_700_000_000_000 + (activities += 1)),
      ...changes,
    }),
    /** Posts an activity (or raw text) to a bot; `token` null sends no header at all. */
    sendActivity: async (
      endpoint: string,
      activity: unknown,
      token: string | null = teams.tokenForBot(),
    ): Promise<Answer> => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      const text = await response.text();
      const { status, headers } = response;
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      return { status, headers, text, body };
    },
    /** Calls to the connector, in order. */
    sent,
    /** Forms that asked for an outgoing token. */
    tokenRequests,
    /** How often the metadata document was read. */
    metadataReads: () => reads,
    /**
     * Makes the connector answer with another status than 201; `hang` answers only when the service closes.
     * It holds for the next `times` calls, or until the next wish.
     */
    connectorAnswers: (
      status: number | 'hang',
      {
        retryAfter,
        times = Infinity,
      }: { readonly retryAfter?: string; readonly times?: number } = {},
    ) => {
      wish = status === 201 ? undefined : { status, retryAfter, left: times };
    },
    /** The person of an activity that names no other removes the chat's history. */
    removesHistory: () => {
      teams.client(somebody).removeHistory();
    },
    /** Makes the metadata endpoint fail, or work again. */
    metadataFails: (fails: boolean) => {
      failing = fails;
    },
    close: async () => {
      for (const goOn of hanging) goOn();
      await server.close();
    },
  };
}

import express, { type ErrorRequestHandler, type Router } from 'express';
import { eventsRouter } from './page-server/events';
import { guardLoopback } from './page-server/guard';
import { type AtWork, pageApiRouter } from './page-server/page-api';
import { pageFilesRouter } from './page-server/page-files';
import { createSlackChats, type SlackSettings } from './page-server/slack-chats';
import { slackPageRouter } from './page-server/slack-page-api';
import { type Messenger, type OfficePerson, people } from './people';
import type { FakeSlack } from './slack/slack';
import { conversationReference, type Workplace } from './teams/activities';
import { createBotLine } from './teams/bot-line';
import { createChats } from './teams/chats';
import { createTeamsClient } from './teams/client';
import { connectorRouter } from './teams/connector';
import type { Refusal } from './teams/dialog-answer';
import { createIdentity } from './teams/identity';
import { identityRouter } from './teams/identity-router';
import { type TeamsLimits, teamsLimits } from './teams/limits';

/** What Teams would have refused without saying why. */
export type OfficeNote = Refusal | 'message_size';

export interface OfficeSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenant: string;
  /** The address of the app that mounts the router at `/office`, as in `http://localhost:3978`. */
  publicUrl(): string;
  /** The bot's real endpoint, `/api/messages` included. */
  botEndpoint(): string;
  readonly slack: SlackSettings;
  /** Hears what the office refused, as a code; for the developer's eyes. */
  notes?(note: OfficeNote): void;
  /** Other limits than those of Teams, for tests that should not wait. */
  readonly limits?: Partial<TeamsLimits>;
}

export interface Office {
  /** To be mounted at `/office`. */
  readonly router: Router;
  readonly people: readonly OfficePerson[];
  /**
   * The conversation reference (JSON) under which the bot reaches a person who has opened nothing yet. It names the
   * port: ask again after a restart. Throws when there is no such person.
   */
  addressOf(personId: string): string;
  /** The local Slack itself: its token and secret, and people's clients for tests. */
  readonly slack: FakeSlack;
  /** Where the bot finds Slack's Web API: `VISSLA_SLACK_API_URL`. */
  readonly slackApiUrl: string;
  /** Puts a person to work elsewhere than planned: where an older trial has made the person a member of a desk. */
  worksIn(personId: string, messengers: readonly Messenger[]): void;
  /** Where the bot finds the keys of the office: `VISSLA_TEAMS_OPENID_URL`. */
  readonly metadataUrl: string;
  /** Where the bot gets its token: client credentials as a form, scope `https://api.botframework.com/.default`. */
  readonly tokenUrl: string;
  /** Ends the open streams of the page, so that the server can close. */
  close(): void;
}

/** Express hands every failed request of the office to this: a status and a code, no more. */
const answerCalmly: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  const known = typeof status === 'number' && status >= 400 && status <= 499;
  response.status(known ? status : 500).json({ error: known ? 'bad_request' : 'office_failed' });
};

/**
 * A local workplace in Teams and Slack, without a tenant or a workspace: an identity platform, a Bot Connector, Slack's
 * Web API and a page. They speak the real protocols with the bot's real endpoints. For the trial and for tests only.
 */
export function createOffice(settings: OfficeSettings): Office {
  const { appId, tenant } = settings;
  const limits: TeamsLimits = { ...teamsLimits, ...settings.limits };
  const officeUrl = (): string => `${settings.publicUrl().replace(/\/$/, '')}/office`;
  const serviceUrl = (): string => `${officeUrl()}/connector/`;
  const workplace = (): Workplace => ({ appId, tenant, serviceUrl: serviceUrl() });
  const onRefusal = (note: OfficeNote): void => settings.notes?.(note);

  const identity = createIdentity(settings);
  const chats = createChats();
  const line = createBotLine(identity, () => settings.botEndpoint(), serviceUrl);
  const client = createTeamsClient({ chats, line, workplace, limits });
  const slackUrl = (): string => `${officeUrl()}/slack`;
  const slackChats = createSlackChats(settings.slack, slackUrl);
  const events = eventsRouter([
    (listener) =>
      chats.listen(({ person, version, posted }) => {
        listener({ person: person.id, messenger: 'teams', version, posted });
      }),
    slackChats.listen,
  ]);
  const personIds = people.map(({ id }) => id);
  const workplaces = new Map(people.map(({ id, messengers }) => [id, messengers]));
  const atWork = (id: string): AtWork => ({
    messengers: workplaces.get(id) ?? [],
    posted: { teams: chats.of(id)?.posted ?? 0, slack: slackChats.of(id)?.posted ?? 0 },
  });

  const router = express.Router();
  router.use(guardLoopback(officeUrl));
  router.use('/connector', connectorRouter({ chats, identity, tenant, limits, onRefusal }));
  router.use(identityRouter(identity, officeUrl));
  router.use('/slack', slackChats.slack.router);
  router.use(
    '/api',
    events.router,
    slackPageRouter({ chats: slackChats, onRefusal }),
    pageApiRouter({ chats, personIds, client, atWork, onRefusal }),
  );
  router.use(pageFilesRouter());
  router.use((_request, response) => {
    response.status(404).json({ error: 'not_found' });
  });
  router.use(answerCalmly);

  return {
    router,
    people,
    addressOf: (personId) => {
      const chat = chats.of(personId);
      if (chat === undefined) throw new Error('office: no such person');
      return JSON.stringify(conversationReference(workplace(), chat.person, chat.locale));
    },
    slack: slackChats.slack,
    get slackApiUrl() {
      return `${slackUrl()}/api/`;
    },
    worksIn: (personId, messengers) => {
      workplaces.set(personId, messengers);
    },
    get metadataUrl() {
      return `${officeUrl()}/.well-known/openidconfiguration`;
    },
    get tokenUrl() {
      return `${officeUrl()}/token`;
    },
    close: () => {
      events.close();
      slackChats.slack.close();
    },
  };
}

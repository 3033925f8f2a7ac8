import express, { type Router } from 'express';
import { conversationReference } from './activities';
import { type Chat, createChats } from './chats';
import { createClient, type TeamsClient } from './client';
import { connectorRouter } from './connector';
import { type TeamsLimits, teamsLimits } from './dialog-answer';
import { createHttpLine } from './http-line';
import { createIdentity, identityRouter, type TokenChanges } from './identity';
import { type Manners, type TeamsPerson, usualManners, type Workplace } from './workplace';

export interface FakeTeamsOptions {
  /** The bot's real endpoint, as in `http://127.0.0.1:3978/api/messages`. */
  messagesUrl(): string;
  /** Where `router` is mounted, without a slash at the end. */
  url(): string;
  readonly appId: string;
  readonly appPassword: string;
  readonly tenant: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** The time of messages, where it differs from the one of tokens. */
  readonly dates?: (() => number) | undefined;
  /** Other limits than those of Teams, for tests that should not wait. */
  readonly limits?: Partial<TeamsLimits>;
  /** Other manners than the usual ones. */
  readonly manners?: Partial<Manners>;
  /** Whether an Authorization header carries a good token of another identity platform. */
  readonly admits?: (authorization: string | undefined) => boolean;
  /** Called at every change in a chat. */
  readonly changed?: (chat: Chat) => void;
  /** Called when the connector refuses a message for its size. */
  readonly tooBig?: () => void;
}

/**
 * Teams on this machine, for the trial and for tests: an identity platform, a Bot Connector, and people whose
 * clients send the bot signed activities. Everything is in memory and bounded.
 */
export interface FakeTeams {
  /** The identity platform's addresses, and the Bot Connector at `/connector`. */
  readonly router: Router;
  readonly at: Workplace;
  /** Where the bot finds the signing keys: `VISSLA_TEAMS_OPENID_URL`. */
  readonly metadataUrl: string;
  /** Adds the person on the first call. */
  client(person: TeamsPerson): TeamsClient;
  /** The conversation reference (JSON) under which the bot reaches a person. */
  addressOf(person: TeamsPerson): string;
  /** The token that comes with an activity; `changes` make one that a bot must refuse. */
  tokenForBot(changes?: TokenChanges): string;
  /** Changes the named manners. */
  behaves(manners: Partial<Manners>): void;
}

export function createFakeTeams(options: FakeTeamsOptions): FakeTeams {
  const { appId, appPassword, tenant, now = Date.now } = options;
  let manners: Manners = { ...usualManners, ...options.manners };
  const at: Workplace = {
    appId,
    tenant,
    get serviceUrl() {
      return `${options.url()}/connector/`;
    },
    get manners() {
      return manners;
    },
    now,
  };
  const limits: TeamsLimits = { ...teamsLimits, ...options.limits };
  const identity = createIdentity({ appId, appPassword, tenant, now });
  const tokenForBot = (changes?: TokenChanges): string =>
    identity.tokenForBot(serviceUrlInTokens(at), changes);
  const chats = createChats(options.dates ?? now, options.changed);
  const line = createHttpLine(
    () => options.messagesUrl(),
    () => tokenForBot(),
    () => manners.repeatsAfter,
  );
  const clients = new Map<string, TeamsClient>();

  const client = (person: TeamsPerson): TeamsClient => {
    const known = clients.get(person.conversation);
    const found = known ?? createClient(chats.open(person), { at, chats, line, limits });
    clients.set(person.conversation, found);
    return found;
  };
  const router = express.Router();
  router.use(identityRouter(identity, () => options.url()));
  router.use(
    '/connector',
    connectorRouter({
      at,
      chats,
      limits,
      admits: (authorization) =>
        identity.admits(authorization) || options.admits?.(authorization) === true,
      tooBig: () => options.tooBig?.(),
    }),
  );

  return {
    router,
    at,
    get metadataUrl() {
      return `${options.url()}/.well-known/openidconfiguration`;
    },
    client,
    addressOf: (person) => JSON.stringify(conversationReference(at, client(person).chat)),
    tokenForBot,
    behaves: (changes) => {
      manners = { ...manners, ...changes };
    },
  };
}

function serviceUrlInTokens({ serviceUrl, manners }: Workplace): string {
  return manners.rewritesServiceUrl ? serviceUrl.toUpperCase().replace(/\/$/, '') : serviceUrl;
}

import express from 'express';
import { createAdmission } from './admission';
import type { AppLine, SlackDelivery } from './app-line';
import { appMethods } from './app-methods';
import { keepLast } from './bounded';
import { type SlackCall, whyNotShown } from './call';
import { chatMethods } from './chat-methods';
import type { SlackClient } from './client';
import { conversationMethods, userMethods } from './conversation-methods';
import { createClient } from './create-client';
import { createEvents, outcomeOf } from './events';
import type { FakeSlack, FakeSlackOptions } from './fake-slack';
import { createHttpLine } from './http-line';
import type { Methods, Platform } from './platform';
import { createRateLimits } from './rate-limits';
import { responseRouter } from './response-router';
import { createResponseUrls } from './response-urls';
import { createScreens } from './screens';
import { createScripts } from './scripts';
import { createTimestamps, randomHex } from './slack-ids';
import { createSocketMode } from './socket-mode';
import { createTriggerIds } from './trigger-ids';
import { unkindWith } from './unkind';
import { viewMethods } from './view-methods';
import { createWatcher } from './watcher';
import { webApiRouter } from './web-api';
import type { Workplace } from './workplace';

export type { SlackCall } from './call';
export type { SlackClient, SlackOutcome } from './client';
export type { FakeSlack, FakeSlackOptions } from './fake-slack';
export type { Scripted } from './scripts';
export type { SlackView } from './view';

const keptCalls = 1000;

const afterwards = (milliseconds: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
};

const allScopes = ['commands', 'chat:write', 'im:write', 'users:read'];

/** The challenge comes back as plain text or as JSON (docs.slack.dev/reference/events/url_verification). */
const isChallenge = (body: string, challenge: string): boolean =>
  body === challenge || body.replaceAll(/\s/g, '') === JSON.stringify({ challenge });

/** Makes a Slack on this machine; `fake-slack.ts` describes it. */
export function createFakeSlack(options: FakeSlackOptions): FakeSlack {
  const { now = Date.now, team = 'T0OFFICE01', ackMilliseconds = 3000 } = options;
  const botToken = options.botToken ?? `xoxb-${randomHex(16)}`;
  const signingSecret = options.signingSecret ?? randomHex(16);
  const appToken = options.appToken ?? `xapp-${randomHex(16)}`;

  const unkind = unkindWith(options.unkind);
  const calls: SlackCall[] = [];
  const deliveries: SlackDelivery[] = [];
  const refusals: string[] = [];
  const clients = new Map<string, SlackClient>();
  const watcher = createWatcher();

  const at: Workplace = {
    team,
    domain: 'exempelby',
    app: 'A0VISSLA01',
    bot: 'B0VISSLA01',
    botUser: 'U0VISSLA01',
    command: '/vissla',
    grid: unkind.homes ? { enterprise: 'E0OFFICE01', sister: 'T0SISTER01' } : undefined,
    now,
  };
  const screens = createScreens(team, (user) => {
    options.changed?.(user);
    watcher.look();
  });
  const platform: Platform = {
    at,
    screens,
    triggers: createTriggerIds(now, unkind.lateTriggers, ackMilliseconds),
    responses: createResponseUrls(() => options.url(), now),
    nextTs: createTimestamps(options.dates ?? now),
  };
  const recordCall = (call: Omit<SlackCall, 'at'>): void => {
    keepLast(calls, { ...call, at: now() }, keptCalls);
    for (const why of whyNotShown(call)) keepLast(refusals, why, keptCalls);
    watcher.look();
  };
  const recordDelivery = (delivery: SlackDelivery): void => {
    keepLast(deliveries, delivery, keptCalls);
    watcher.look();
  };

  const socketMode = createSocketMode({
    app: at.app,
    ackMilliseconds,
    disconnects: unkind.disconnects,
    record: recordDelivery,
    changed: watcher.look,
  });
  const httpLine = createHttpLine({
    eventsUrl: () => options.eventsUrl(),
    signingSecret,
    now,
    ackMilliseconds,
    record: recordDelivery,
  });
  const line: AppLine = (parcel) => (socketMode.used ? socketMode.line : httpLine)(parcel);
  const events = createEvents(at, line, options.after ?? afterwards);
  const admission = createAdmission({ botToken, appToken, scopes: options.scopes ?? allScopes });
  const scripts = createScripts();

  const methods: Methods = {
    ...viewMethods(platform),
    ...chatMethods(platform),
    ...conversationMethods(platform),
    ...userMethods(platform),
    ...appMethods(platform, {
      orgWide: options.orgWide === true,
      uninstall: (types) => {
        admission.revoke();
        for (const type of types) void events.send({ type });
      },
      openConnection: () => socketMode.openConnection(),
    }),
  };
  const rateLimits = createRateLimits(now, { ...unkind, tiers: options.tiers === true });
  const router = express.Router();
  router.use('/api', webApiRouter({ methods, admission, scripts, rateLimits, record: recordCall }));
  router.use('/response', responseRouter(platform, recordCall));

  return {
    router,
    get apiUrl() {
      return `${options.url()}/api/`;
    },
    team,
    enterprise: at.grid && [at.grid.enterprise, at.grid.sister],
    botToken,
    signingSecret,
    appToken,
    calls,
    deliveries,
    refusals,
    client: (user, profile) => {
      const known = clients.get(user);
      if (known !== undefined) return known;
      const person = { name: user.toLowerCase(), ...profile, id: user };
      screens.add(person);
      const client = createClient(person, {
        platform,
        line,
        events,
        unkind,
        refused: (why) => {
          for (const one of why) keepLast(refusals, one, keptCalls);
        },
      });
      clients.set(user, client);
      return client;
    },
    script: (next) => {
      scripts.add(next);
    },
    event: (event) => events.send(event),
    interaction: async (payload) =>
      outcomeOf(await line({ kind: 'interactive', content: payload })()),
    verifyUrl: async () => {
      const challenge = randomHex(16);
      const content = { type: 'url_verification', token: 'deprecated', challenge };
      const reply = await line({ kind: 'url_verification', content })();
      return (
        reply.kind === 'answered' && reply.status === 200 && isChallenge(reply.body, challenge)
      );
    },
    until: (condition) => watcher.until(condition),
    get connections() {
      return socketMode.connections;
    },
    askForConnections: () => {
      socketMode.ask();
    },
    refreshConnections: () => {
      socketMode.refresh();
    },
    close: () => {
      events.close();
      socketMode.close();
      watcher.close();
    },
  };
}

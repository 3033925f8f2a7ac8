import { randomUUID } from 'node:crypto';
import { createCards } from '../../../adaptive-cards/cards';
import type { Dialogue, Press, Shown } from '../../../bot/channels/channel';
import { createSlackChannel } from '../../../bot/channels/slack/channel';
import type { SlackSettings } from '../../../bot/channels/slack/settings';
import type { WebMethod } from '../../../bot/channels/slack/web';
import type { Desk } from '../../../bot/domain/ids';
import { createHttpApp } from '../../../bot/http/app';
import { endpointOf } from '../../../bot/http/endpoint';
import { startServer } from '../../../bot/http/server';
import type { Who } from '../../../bot/ports/people';
import type { JsonObject } from '../../../office/json';
import { signedHeaders } from '../../../office/slack/http-line';
import type { SlackClient, SlackView } from '../../../office/slack/slack';
import { options as cardOptions, clocks, day } from '../../cards/samples';
import { until } from '../../http/until';
import { openSlackWorkspace } from '../../support/messengers/slack-workspace';

export const cards = createCards({ ...cardOptions, messenger: 'Slack' });

/** What the conversation shows next, unless a test says otherwise. */
export function shown(view: Shown['view'], more: Partial<Shown> = {}): Shown {
  const opensOn = day('2026-11-24');
  return { view, locale: 'sv', opensOn, fields: {}, draft: `draft of ${view.name}`, ...more };
}

export const start = shown({ name: 'start', intake: 'open' });
export const story = shown({ name: 'story', desk: 'whistleblowing', readers: ['Handläggare'] });
export const guide = shown({ name: 'guide' });
export const safety = shown({ name: 'safety' });
export const filed = shown({
  name: 'filed',
  reference: 'ABCDE-FGHJK',
  opensOn: day('2026-11-24'),
  deadlines: clocks.whistleblowing,
  again: false,
});

export type SlackBot = Awaited<ReturnType<typeof startSlackBot>>;

/** The real channel on a real port and a Slack beside it, with a conversation that a test writes. */
export async function startSlackBot(
  given: {
    readonly dialogue?: (press: Press) => Promise<Shown> | Shown;
    readonly settings?: Partial<SlackSettings>;
    readonly transport?: 'http' | 'socket';
    readonly deskOf?: (who: Who) => Promise<Desk | undefined>;
    readonly slack?: Parameters<typeof openSlackWorkspace>[1];
    /** The bot's clock, against Slack's. */
    readonly now?: () => number;
  } = {},
) {
  let endpoint = '';
  const workspace = await openSlackWorkspace(() => endpoint, {
    ackMilliseconds: 60_000,
    ...given.slack,
  });
  const { slack } = workspace;
  const presses: Press[] = [];
  const faults: string[] = [];
  const dialogue: Dialogue = async (press) => {
    presses.push(press);
    return (await given.dialogue?.(press)) ?? start;
  };
  const channel = createSlackChannel({
    settings: {
      botToken: slack.botToken,
      team: slack.team,
      enterprise: slack.enterprise,
      guests: 'allow',
      apiUrl: slack.apiUrl,
      transport:
        given.transport === 'socket'
          ? { kind: 'socket', appToken: slack.appToken }
          : { kind: 'http', signingSecrets: [slack.signingSecret] },
      ...given.settings,
    },
    cards,
    locale: 'sv',
    now: given.now ?? (() => Date.now()),
    fault: (code) => faults.push(code),
  });
  const deskOf = given.deskOf ?? (() => Promise.resolve(undefined));
  const listener = channel.listen({ dialogue, deskOf });
  const app = createHttpApp({
    messages: endpointOf(() => 404),
    events: listener.events,
    ready: () => true,
    fault: () => faults.push('http'),
  });
  const server = await startServer({ app, port: 0, host: 'loopback' });
  endpoint = `http://127.0.0.1:${server.port}/slack/events`;
  return {
    slack,
    channel: { ...channel, ...listener },
    app,
    endpoint,
    /** Every press that reached the conversation. */
    presses,
    faults,
    /** Sends bytes of a test's own, signed unless `headers` say otherwise. */
    post: (body: string, headers?: Record<string, string>) =>
      fetch(endpoint, {
        method: 'POST',
        body,
        headers: headers ?? {
          'content-type': 'application/json',
          ...signedHeaders(slack.signingSecret, Date.now(), body),
        },
      }),
    /** What was asked of one method of the Web API, in order. */
    calls: (method: WebMethod | 'apps.connections.open') =>
      slack.calls.filter((call) => call.method === method).map((call) => call.arguments),
    until,
    close: async () => {
      await listener.stop();
      await server.close();
      await workspace.close();
    },
  };
}

/** A person before a view, whatever the conversation shows afterwards. */
export async function opens(bot: SlackBot, user = 'UANNA'): Promise<SlackClient> {
  const client = bot.slack.client(user);
  await client.command('');
  await bot.until(() => client.modals.length === 1);
  return client;
}

/** The same at Home. */
export async function opensHome(bot: SlackBot, user = 'UANNA'): Promise<SlackClient> {
  const client = bot.slack.client(user);
  await client.openHome();
  await bot.until(() => client.home !== undefined);
  return client;
}

/** Types into fields of the top view, or chooses in them. */
export function fills(
  client: SlackClient,
  filled: Readonly<Record<string, string | readonly string[]>>,
): void {
  for (const [field, value] of Object.entries(filled)) client.fill(blockOf(client, field), value);
}

/** The block of a field of the top view. */
export function blockOf(client: SlackClient, field: string): string {
  const found = Object.keys(client.values).find((block) => block.split('.')[2] === field);
  if (found === undefined) throw new Error(`no ${field}`);
  return found;
}

/** What a field of the top view holds. */
export const heldIn = (client: SlackClient, field: string) =>
  client.values[blockOf(client, field)]?.value;

/** A press as Slack sends it, with what a forged or an old one would say. */
export const payloadOf = (
  bot: SlackBot,
  view: SlackView | undefined,
  changes: JsonObject,
): JsonObject => ({
  type: 'block_actions',
  team: { id: bot.slack.team },
  user: { id: 'UANNA', team_id: bot.slack.team },
  trigger_id: randomUUID(),
  view,
  ...changes,
});

/** Presses of a button, as they are in a payload. */
export const acts = (...names: readonly unknown[]) => ({
  actions: names.map((action_id) => ({ type: 'button', action_id })),
});

/** All text in a view. */
export const textsOf = (view: unknown): string => JSON.stringify(view ?? '');

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { webApi } from '@slack/bolt';
import Ajv from 'ajv';
import { readPayload } from '../../bot/channels/slack/payload';
import { type SlackDoor, slackManifest } from '../../bot/operator/apps/slack-manifest';
import allowed from '../../manifest/slack/allowed.json';
import template from '../../manifest/slack/manifest.json';
import rules from '../../manifest/slack/rules.schema.json';
import { wordsOf } from '../docs/read-docs';

const root = resolve(__dirname, '..', '..');
type Manifest = typeof template;

const http: SlackDoor = { kind: 'http', host: 'vissla.exempelby.example' };
const make = (
  door: SlackDoor = http,
  locale: 'sv' | 'en' = 'en',
  guests: 'allow' | 'refuse' = 'allow',
): Manifest => slackManifest({ door, locale, guests }) as Manifest;

const every = (['sv', 'en'] as const).flatMap((locale) =>
  (['allow', 'refuse'] as const).flatMap((guests) =>
    [http, { kind: 'socket' } as const].map(
      (door) => [`${door.kind}, ${locale}, guests ${guests}`, make(door, locale, guests)] as const,
    ),
  ),
);

const check = new Ajv().compile(rules);
/** What Slack's rules and our own list have against a manifest. */
function faultsOf(manifest: Manifest): unknown[] {
  check(manifest);
  const scopes = manifest.oauth_config.scopes.bot.filter((scope) => !(scope in allowed.scopes));
  const { bot_events } = manifest.settings.event_subscriptions;
  const events = bot_events.filter((event) => !allowed.events.includes(event));
  return [...(check.errors ?? []), ...scopes, ...events];
}

describe('the Slack manifest', () => {
  it.each(every)('keeps Slack’s rules and asks for nothing unlisted: %s', (_, manifest) => {
    expect(faultsOf(manifest)).toEqual([]);
  });

  it('would be found out', () => {
    const good = make();
    const { display_information: shown, settings, features } = good;
    const unslashed = { command: 'vissla', description: 'x' };
    const request_url = 'http://a.b/';
    const bad: object[] = [
      { ...good, functions: {} },
      { ...good, _metadata: { major_version: 3 } },
      { ...good, display_information: { ...shown, name: 'V'.repeat(36) } },
      { ...good, display_information: { ...shown, long_description: 'Kort.' } },
      { ...good, display_information: { ...shown, background_color: 'blue' } },
      { ...good, features: { ...features, slash_commands: [] } },
      { ...good, features: { ...features, slash_commands: [unslashed] } },
      { ...good, features: { app_home: features.app_home } },
      { ...good, features: { ...features, unfurl_domains: ['example.org'] } },
      { ...good, settings: { ...settings, interactivity: { is_enabled: true, request_url } } },
      { ...good, oauth_config: { scopes: { bot: ['commands', 'im:history'] } } },
      { ...good, oauth_config: { scopes: { bot: ['commands'], user: ['search:read'] } } },
      { ...good, settings: { ...settings, event_subscriptions: { bot_events: ['message.im'] } } },
    ];
    for (const manifest of bad) expect(faultsOf(manifest as Manifest)).not.toEqual([]);
  });

  it('is the template as it lies there, for its invented host, in English', () => {
    expect(make()).toEqual(template);
  });

  it('asks for no message, no file and nobody’s profile', () => {
    expect(make().oauth_config.scopes).toEqual({ bot: ['commands', 'chat:write', 'im:write'] });
    const { bot } = make(http, 'sv', 'refuse').oauth_config.scopes;
    expect(bot).toEqual(['commands', 'chat:write', 'im:write', 'users:read']);
    const listed = [...Object.keys(allowed.scopes), ...allowed.events].join(' ');
    expect(listed).not.toMatch(/history|files|message|email|channels|groups/);
  });

  it('leads every command, press and event to the same address', () => {
    const address = 'https://bot.example.org/slack/events';
    const { features, settings } = make({ kind: 'http', host: 'bot.example.org' });
    expect(features.slash_commands.map(({ url }) => url)).toEqual([address]);
    expect(settings.event_subscriptions.request_url).toBe(address);
    expect(settings.interactivity).toEqual({ is_enabled: true, request_url: address });
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it('has no address in Socket Mode', () => {
    const { settings } = make({ kind: 'socket' });
    expect(settings).toMatchObject({ socket_mode_enabled: true });
    expect(settings.interactivity).toEqual({ is_enabled: true });
    expect(JSON.stringify(make({ kind: 'socket' }))).not.toContain('https://');
  });

  it('opens the doors of which the bot has an answer, and lets nobody write in the chat', () => {
    const { features, settings } = make();
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
    expect(features.slash_commands).toHaveLength(1);
    expect(features.slash_commands[0]).toMatchObject({ command: '/vissla', should_escape: true });
    expect(settings.org_deploy_enabled).toBe(false);
    expect(settings.token_rotation_enabled).toBe(false);
  });

  it('says what is not promised, in both languages', () => {
    const [english, swedish] = [make(http, 'en'), make(http, 'sv')];
    const [en, sv] = [english.display_information, swedish.display_information];
    expect(en.long_description).toContain('your employer may see that you used the bot');
    expect(sv.long_description).toContain('arbetsgivaren kan kanske se att du använde boten');
    expect(sv.description).not.toBe(en.description);
    expect(swedish.features.slash_commands[0]?.description).toMatch(/^Öppnar Vissla/);
  });

  it('has a reason in the README for what it asks and for what it does not', () => {
    const reasons = readFileSync(join(root, 'manifest', 'README.md'), 'utf8');
    const { features, settings } = template;
    const asked = [
      ...Object.keys(allowed.scopes),
      ...allowed.events,
      ...Object.keys(features.app_home),
      'bot_user',
      'slash_commands',
      'should_escape',
      ...Object.keys(settings).filter((key) => key !== 'event_subscriptions'),
    ];
    const notAsked = ['*:history', 'files:read', 'users:read.email', 'message.im', 'shortcuts'];
    for (const key of [...asked, ...notAsked]) expect(reasons).toContain(`\`${key}\``);
  });
});

describe('the manifest and the code', () => {
  const folder = join(root, 'bot/channels/slack');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const code = sources.join('\n').replace(/\/\*\*[^]*?\*\/|\/\/.*$/gm, '');
  const called = methodNames(new webApi.WebClient()).filter((name) =>
    new RegExp(`\\b${name.replaceAll('.', '\\.')}\\b`).test(code),
  );
  const { scopes } = allowed;
  const scoped = Object.values(scopes).flatMap((scope) => scope.for);

  it('know the same methods: each that is called has its scope, and no scope is there for nothing', () => {
    expect(called.length).toBeGreaterThan(4);
    const methods = scoped.filter((door) => !door.startsWith('/'));
    expect([...called].sort()).toEqual([...methods, ...allowed.withoutScope].sort());
    // Doctor's question, and the start's over HTTP (bot/channels/slack/probe.ts).
    const asked = ['auth.test'];
    expect(called.sort()).toEqual(
      [...wordsOf('bot/channels/slack/web.ts', 'export type WebMethod ='), ...asked].sort(),
    );
  });

  it('call for nobody’s profile unless guests are refused', () => {
    const asking = sources.filter((source) => source.includes('users.info'));
    expect(asking.length).toBeGreaterThan(0);
    expect(scopes['users:read'].only).toBe('VISSLA_SLACK_GUESTS=refuse');
    expect(make().oauth_config.scopes.bot).not.toContain('users:read');
  });

  it('know the same events: each that is asked for does something, and nothing is done about any other', () => {
    expect(eventNames.length).toBeGreaterThan(50);
    const heard = eventNames.filter((type) => readPayload(envelope(type)).kind !== 'other');
    const { events, answeredThoughNotSubscribed: others } = allowed;
    expect(heard.sort()).toEqual([...events, ...others].sort());
    const { bot_events } = template.settings.event_subscriptions;
    expect([...bot_events].sort()).toEqual([...events].sort());
  });

  it('know the same doors: Home, one command, and the button of a notice', () => {
    const person = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: '1.2.3' };
    const press = { type: 'block_actions', ...person, actions: [{ action_id: 'act:open' }] };
    const onHome = { ...press, view: { type: 'home' } };
    const onNotice = { ...press, message: {}, response_url: 'https://hooks.example.org/1' };
    const [command] = template.features.slash_commands;
    const typed = { command: command?.command, team_id: 'T1', user_id: 'U1', trigger_id: '1.2.3' };
    const kinds = [onHome, onNotice, typed].map((body) => readPayload(body).kind);
    expect(kinds).toEqual(['door', 'door', 'command']);
    for (const type of ['shortcut', 'message_action', 'block_suggestion', 'workflow_step_edit'])
      expect(readPayload({ type, ...person, callback_id: 'act:open' }).kind).toBe('other');
    expect(template.settings.interactivity.is_enabled).toBe(true);
  });

  it('know the same address', () => {
    const http = readFileSync(join(root, 'bot/http/app.ts'), 'utf8');
    expect(http).toContain(`'${new URL(template.settings.interactivity.request_url).pathname}'`);
  });
});

/** Every event that Slack's own types know. */
const eventNames = readdirSync(join(root, 'node_modules/@slack/types/dist/events'))
  .filter((name) => name.endsWith('.d.ts'))
  .map((name) => readFileSync(join(root, 'node_modules/@slack/types/dist/events', name), 'utf8'))
  .flatMap((types) =>
    [...types.matchAll(/^ {4}type: '([\w.]+)';/gm)].flatMap(([, type]) => type ?? []),
  )
  .filter((type, at, all) => all.indexOf(type) === at);

/** An event with all that the bot may want to know of any. */
function envelope(type: string): object {
  const of = { user: 'U1', tab: 'home' };
  return {
    type: 'event_callback',
    event_id: 'Ev1',
    team_id: 'T1',
    event: { type, ...of, channel: 'D1', channel_type: 'im', tokens: { bot: ['B1'] } },
  };
}

/** Every method of the Web API, as the client has it: `views.open`. */
function methodNames(client: object, path: readonly string[] = []): string[] {
  return Object.entries(client).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part === 'function') return path.length === 0 ? [] : [[...path, name].join('.')];
    const nested = typeof part === 'object' && part !== null && path.length < 4;
    return nested && /^[a-z]/.test(name) ? methodNames(part, [...path, name]) : [];
  });
}

import tls from 'node:tls';
import { askSlackAccess } from '../../bot/channels/slack/probe';
import { createSocketConnection } from '../../bot/channels/slack/socket-connection';
import { createWeb } from '../../bot/channels/slack/web';
import { createBotService, publicMetadataUrl } from '../../bot/channels/teams/bot-service';
import { tokensOf } from '../../bot/channels/teams/credentials';
import { askTeamsLogin, canFetchTeamsKeys } from '../../bot/channels/teams/probe';
import { trustOf } from '../../bot/channels/teams/service-url';
import type { ChatMessage } from '../../bot/channels/teams/speaker';
import { keepLocalCallsDirect, proxyFor } from '../../bot/http/proxy';
import { connectKeyVault } from '../../bot/keys/vault/key-vault-client';
import { speakerKinds, speakerOf } from '../support/messengers/speakers';
import { certificate } from './hosts-certificate';
import { type OutsideWorld, openOutsideWorld } from './outside-world';

const now = (): number => Date.now();
const app = { appId: 'app', appPassword: 'secret', appTenant: 'tenant' };

let world: OutsideWorld;
const environment = { ...process.env };

beforeAll(async () => {
  world = await openOutsideWorld();
  // The hosts' certificate is the test's own: this process believes it, and checks names as always.
  const connect = tls.connect;
  jest
    .spyOn(tls, 'connect')
    .mockImplementation(((options: tls.ConnectionOptions, ...rest: never[]) =>
      connect({ ...options, ca: certificate }, ...rest)) as typeof tls.connect);
  process.env.HTTPS_PROXY = world.proxyUrl;
  keepLocalCallsDirect(process.env);
});
afterAll(() => {
  process.env = environment;
  world.close();
});
beforeEach(() => {
  world.heard.length = 0;
});

/** Which hosts heard something; a tunnel to each was asked for, now or by an earlier call that kept it. */
const hostsCalled = (): readonly string[] => {
  const hosts = [...new Set(world.heard.map((line) => line.split(' ')[0] ?? ''))];
  for (const host of hosts) expect(world.tunnels).toContain(`${host}:443`);
  return hosts;
};

const web = () => createWeb('xoxb-invented');
const [botKeys, login] = ['login.botframework.com', 'login.microsoftonline.com'];
const vault = 'vissla-test.vault.azure.net';
const asksKeys = async () => expect(await canFetchTeamsKeys(undefined, now)).toBe(true);
const asksLogin = async () => expect(await askTeamsLogin(app)).toMatchObject({ kind: 'accepted' });
const asksSlack = async () =>
  expect(await askSlackAccess('xoxb-invented')).toMatchObject({ team: 'T0INVENTED' });
const asksVault = async () => {
  const credential = { getToken: async () => ({ token: 't', expiresOnTimestamp: now() + 1e6 }) };
  const client = await connectKeyVault(`https://${vault}`, { credential, policies: [] });
  for await (const secret of client.listPropertiesOfSecrets()) expect(secret).toBeUndefined();
};
it.each<[string, string, () => Promise<unknown>]>([
  [
    "the Bot Connector's keys",
    botKeys,
    () => createBotService(publicMetadataUrl, now).signingKey('x'),
  ],
  ['doctor: whether they can be fetched', botKeys, asksKeys],
  ['doctor: the login in Entra', login, asksLogin],
  ["doctor: Slack's tokens", 'slack.com', asksSlack],
  ["Slack's, on a kept connection", 'slack.com', () => web().call('users.info', { user: 'U1' })],
  [
    "Slack's, on one of its own",
    'slack.com',
    () => web().call('chat.postMessage', { channel: 'D1' }),
  ],
  [
    'an answer in Slack',
    'hooks.slack.com',
    () => web().respond('https://hooks.slack.com/app/1', {}),
  ],
  ['Key Vault', vault, asksVault],
])('goes through the proxy that the environment names: %s', async (_, host, call) => {
  await call();
  expect(hostsCalled()).toEqual([host]);
});

it.each(speakerKinds)(
  "goes through it with Teams' messages, and with the token for them: %s",
  async (kind) => {
    const token = tokensOf(app, createBotService(publicMetadataUrl, now), now);
    const speaker = speakerOf({ appId: 'app', token, mayGetToken: trustOf(undefined) }, kind);
    const serviceUrl = 'https://smba.trafficmanager.net/emea/';
    const to = { serviceUrl, conversation: 'c', bot: 'b', user: 'u' };
    const message: ChatMessage = { type: 'message', attachments: [] };
    await speaker.speak(to, message);
    expect(hostsCalled()).toEqual(['login.microsoftonline.com', 'smba.trafficmanager.net']);
    expect(world.heard.at(-1)).toMatch(
      /^smba\.trafficmanager\.net \/emea\/v3\/conversations\/c\/activities\b/,
    );
    const before = world.tunnels.length;
    // The closed list of hosts that get a token holds as without a proxy.
    const elsewhere = { ...to, serviceUrl: 'https://elsewhere.example/' };
    await expect(speaker.speak(elsewhere, message)).rejects.toThrow('foreign_service');
    expect(world.tunnels).toHaveLength(before);
  },
);

it('goes through it with Socket Mode, its request and its web socket', async () => {
  const [appToken, nothing] = ['xapp-invented', () => undefined];
  const connection = createSocketConnection(
    { appToken, apiUrl: undefined, attach: nothing, fault: nothing },
    { leaves: nothing, ended: nothing },
  );
  await connection.open();
  expect(world.sockets).toBe(1);
  expect(hostsCalled()).toEqual(['slack.com']);
  expect(world.tunnels.at(-1)).toBe('wss-primary.slack.com:443');
  await connection.retire();
});

describe('what is called directly all the same', () => {
  it('is this machine, and where a platform gives the token of an identity', () => {
    const given = {
      https_proxy: 'http://proxy.example:3128',
      NO_PROXY: 'vault.example, localhost',
      IDENTITY_ENDPOINT: 'http://169.254.130.3:8081/msi/token',
    };
    const set: Record<string, string | undefined> = { ...given };
    keepLocalCallsDirect(set);
    const direct = 'vault.example,localhost,127.0.0.1,::1,169.254.169.254,169.254.130.3';
    expect(set).toEqual({ ...given, NO_PROXY: direct, no_proxy: direct });
    expect(proxyFor('https://slack.com/')).toBe(world.proxyUrl);
    for (const url of ['http://127.0.0.1:3978/', 'http://169.254.169.254/metadata/identity'])
      expect(proxyFor(url)).toBeUndefined();
  });

  it('is everything where no proxy is set', () => {
    const set = { NO_PROXY: 'a.example' };
    keepLocalCallsDirect(set);
    expect(set).toEqual({ NO_PROXY: 'a.example' });
  });
});

import { managedIdentity } from '../../../bot/channels/teams/managed-identity';
import type { MemberId } from '../../../bot/domain/ids';
import { startLocalServer } from '../../support/messengers/local-server';
import { startTeamsBot, type TeamsBot } from '../../support/messengers/teams-bot';

const member = 'ab'.repeat(16) as MemberId;

/** The endpoint that App Service and Container Apps give to what runs on them. */
async function startIdentityEndpoint() {
  const asked: { readonly query: URLSearchParams; readonly header: unknown }[] = [];
  let status = 200;
  const server = await startLocalServer((request, response) => {
    const { searchParams: query } = new URL(request.url ?? '', 'http://identity.example');
    asked.push({ query, header: request.headers['x-identity-header'] });
    const token = { access_token: `identity-${asked.length}`, token_type: 'Bearer' };
    const expires_on = String(Math.floor(Date.now() / 1000) + 86_400);
    const answer =
      status === 200
        ? { ...token, expires_on, resource: query.get('resource') }
        : { statusCode: status, message: `No identity ${query.get('client_id') ?? ''}.` };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  return {
    url: `${server.url}/msi/token`,
    asked,
    answers: (with_: number) => {
      status = with_;
    },
    close: server.close,
  };
}

describe('a bot that is a managed identity', () => {
  // One for all: Microsoft's client remembers for good what platform it found.
  let endpoint: Awaited<ReturnType<typeof startIdentityEndpoint>>;
  let bot: TeamsBot | undefined;
  beforeAll(async () => {
    endpoint = await startIdentityEndpoint();
    process.env.IDENTITY_ENDPOINT = endpoint.url;
    process.env.IDENTITY_HEADER = 'the-header';
  });
  beforeEach(() => {
    endpoint.asked.length = 0;
    endpoint.answers(200);
  });
  afterEach(() => bot?.close());
  afterAll(async () => {
    await endpoint.close();
    delete process.env.IDENTITY_ENDPOINT;
    delete process.env.IDENTITY_HEADER;
  });

  /** The address of somebody who has opened the dialog. */
  const opens = async (): Promise<string> => {
    bot = await startTeamsBot({ managedIdentity: true });
    await bot.send({ type: 'invoke', name: 'task/fetch', locale: 'sv-SE' });
    return bot.presses[0]?.who.address ?? '';
  };

  it("speaks with the platform's token for its own client id, and asks once for many notices", async () => {
    const address = await opens();
    await bot!.channel.notifier.notify(member, address, 1);
    await bot!.channel.notifier.notify(member, address, 2);
    const { sent, tokenRequests } = bot!.service;
    expect(sent.map(({ authorization }) => authorization)).toEqual(
      Array(2).fill('Bearer identity-1'),
    );
    expect(tokenRequests).toEqual([]);
    expect(endpoint.asked).toHaveLength(1);
    const [{ query, header } = {}] = endpoint.asked;
    expect(header).toBe('the-header');
    expect(query?.get('client_id')).toBe(bot!.service.appId);
    expect(query?.get('resource')).toBe('https://api.botframework.com');
  });

  it('fails a notice with a code when the platform knows no such identity', async () => {
    endpoint.answers(400);
    const address = await opens();
    const notice = bot!.channel.notifier.notify(member, address, 1);
    await expect(notice).rejects.toMatchObject({ name: 'NotifyError' });
    expect(bot!.service.sent).toEqual([]);
    expect(endpoint.asked[0]?.query.get('client_id')).toBe(bot!.service.appId);
  });

  it('says nothing of the identity in its error, and finds it once it is there', async () => {
    endpoint.answers(400);
    const token = managedIdentity('4c5d6e7f-0000-4000-8000-000000000001');
    const error: unknown = await token().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'identity_refused', message: 'identity_refused' });
    expect((error as Error).cause).toBeUndefined();
    endpoint.answers(200);
    await expect(token()).resolves.toMatch(/^identity-\d+$/);
  });
});

import { GuardedAdapter } from '../../../bot/channels/teams/adapter';
import { createBotService } from '../../../bot/channels/teams/bot-service';
import { tokensOf } from '../../../bot/channels/teams/credentials';
import { createTeamsNotifier } from '../../../bot/channels/teams/send';
import type { MemberId } from '../../../bot/domain/ids';
import { speakerOf } from '../../support/messengers/speakers';
import { startTeamsBot, type TeamsBot } from '../../support/messengers/teams-bot';

const member = 'ab'.repeat(16) as MemberId;

describe('notices', () => {
  let bot: TeamsBot;
  let address: string;
  beforeEach(async () => {
    bot = await startTeamsBot();
    await bot.send({ type: 'invoke', name: 'task/fetch', locale: 'en-US' });
    address = bot.presses[0]?.who.address ?? '';
  });
  afterEach(() => bot.close());

  it("go to the member's own chat, in the member's language, with a count and nothing else", async () => {
    await bot.channel.notifier.notify(member, address, 3);
    expect(bot.service.sent).toHaveLength(1);
    const [sent] = bot.service.sent;
    expect(sent?.path).toMatch(/^\/connector\/v3\/conversations\/a%3Achat-1\/activities/);
    expect(sent?.answered).toBe(201);
    expect(sent?.body).toMatchObject({
      type: 'message',
      attachments: [{ content: { notice: 'en', count: 3 } }],
    });
    expect(JSON.stringify(sent?.body)).not.toContain(member);
  });

  it('ask for one token for many', async () => {
    await bot.channel.notifier.notify(member, address, 1);
    await bot.channel.notifier.notify(member, address, 2);
    expect(bot.service.tokenRequests).toHaveLength(1);
  });

  it.each([
    [401, 'refused'],
    // Blocked: Teams would let it begin another conversation (msteams-docs#7954), and nobody reads that.
    [403, 'refused'],
    [412, 'unreachable'],
    [500, 'unreachable'],
    [501, 'unreachable'],
    [502, 'unreachable'],
    [503, 'unreachable'],
    [504, 'unreachable'],
  ])('fail with a code when the connector answers %s', async (status, code) => {
    bot.service.connectorAnswers(status);
    const error = await failure(bot.channel.notifier.notify(member, address, 1));
    expect(error).toMatchObject({ name: 'NotifyError', code, message: code });
    expect(Object.keys(error as object).sort()).toEqual(['code', 'name', 'retryAfterSeconds']);
    expect((error as Error).cause).toBeUndefined();
    // The SDK's own attempts would say it four times.
    expect(bot.service.sent).toHaveLength(1);
  });

  it('begin the conversation again where the person has removed its history', async () => {
    bot.service.removesHistory();
    await bot.channel.notifier.notify(member, address, 3);
    expect(bot.service.sent.map(({ path, answered }) => [path, answered])).toEqual([
      [expect.stringMatching(/\/a%3Achat-1\/activities\b/), 404],
      ['/connector/v3/conversations', 201],
      [expect.stringMatching(/\/a%3Achat-1\/activities\b/), 201],
    ]);
    const { tenant } = bot.service;
    expect(bot.service.sent[1]?.body).toEqual({
      isGroup: false,
      bot: { id: `28:${bot.service.appId}`, name: '' },
      members: [{ id: '29:employee', name: '' }],
      tenantId: tenant,
      channelData: { tenant: { id: tenant } },
    });
    expect(bot.service.sent[2]?.body).toMatchObject({
      attachments: [{ content: { notice: 'en', count: 3 } }],
    });
    await bot.channel.notifier.notify(member, address, 4);
    expect(bot.service.sent).toHaveLength(4);
  });

  it('fail with a code where the conversation cannot be begun again', async () => {
    bot.service.connectorAnswers(404);
    const error = await failure(bot.channel.notifier.notify(member, address, 1));
    expect(error).toMatchObject({ code: 'refused', message: 'refused' });
    expect(bot.service.sent).toHaveLength(2);
    expect(bot.service.sent[1]?.path).toBe('/connector/v3/conversations');
  });

  it.each([
    ['45', 45],
    [undefined, 30],
    ['soon', 30],
  ])('leave Teams alone for as long as it asks: %s', async (retryAfter, seconds) => {
    bot.service.connectorAnswers(429, retryAfter === undefined ? {} : { retryAfter });
    const error = await failure(bot.channel.notifier.notify(member, address, 1));
    expect(error).toMatchObject({ code: 'limited', retryAfterSeconds: seconds });
    expect(bot.service.sent).toHaveLength(1);
  });

  it('fail with a code when nobody is there, whatever the error says', async () => {
    const notifier = createTeamsNotifier({
      speaker: {
        speak: () => Promise.reject(new Error(`connect ${address}`)),
        begin: () => Promise.reject(new Error('not asked for')),
      },
      cards: { notice: () => ({}) },
      mayGetToken: () => true,
    });
    const error = await failure(notifier.notify(member, address, 1));
    expect(error).toMatchObject({ code: 'unreachable', message: 'unreachable' });
    expect((error as Error).cause).toBeUndefined();
  });

  it('do not wait for ever', async () => {
    bot.service.connectorAnswers('hang');
    const { appId, appPassword, metadataUrl } = bot.service;
    const now = (): number => Date.now();
    const service = createBotService(metadataUrl, now);
    const app = { appId, appPassword, appTenant: 'tenant', openIdUrl: metadataUrl };
    const token = tokensOf(app, service, now);
    const notifier = createTeamsNotifier({
      speaker: speakerOf({ appId, token, mayGetToken: () => true }),
      cards: { notice: () => ({}) },
      mayGetToken: () => true,
      timeoutMilliseconds: 200,
    });
    expect(await failure(notifier.notify(member, address, 1))).toMatchObject({ code: 'timeout' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'x'],
    ['half an address', '{"serviceUrl":"https://x.example/"}'],
    ['no address', '{"serviceUrl":"x","conversation":"c","bot":"b","user":"u","tenant":"t"}'],
  ])('fail before anything is sent when %s was kept', async (_name, kept) => {
    expect(await failure(bot.channel.notifier.notify(member, kept, 1))).toMatchObject({
      code: 'address',
    });
    expect(bot.service.sent).toHaveLength(0);
  });
});

describe("the SDK's own entrance", () => {
  it('is closed', async () => {
    const token = () => Promise.resolve('a-token');
    const adapter = new GuardedAdapter({
      appId: 'app',
      token,
      mayGetToken: () => true,
      milliseconds: 1,
    });
    await expect(adapter.process()).rejects.toThrow('closed_entrance');
  });
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error,
  );

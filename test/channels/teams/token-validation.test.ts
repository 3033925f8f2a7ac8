import { generateKeyPairSync } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TokenChanges } from '../../../office/teams/identity';
import { startTeamsBot, type TeamsBot } from '../../support/messengers/teams-bot';
import { printedWhile } from '../../support/printed';

const minute = 60;
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('who gets in', () => {
  let bot: TeamsBot;
  beforeAll(async () => {
    bot = await startTeamsBot();
  });
  afterAll(() => bot.close());
  beforeEach(() => {
    bot.presses.length = 0;
    bot.service.sent.length = 0;
  });

  const open = { type: 'invoke', name: 'task/fetch', value: { data: {} } };
  const seconds = (): number => Math.floor(Date.now() / 1000);

  it('lets in what the Bot Connector signed, and does the work', async () => {
    const { status, body } = await bot.send(open);
    expect(status).toBe(200);
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(bot.presses).toHaveLength(1);
  });

  /** Sends a press with such a token. */
  const sends = (token: string | null) =>
    bot.service.sendActivity(bot.endpoint, bot.service.activity(open), token);
  const refuses = async (token: string | null): Promise<void> => {
    const { status, text } = await sends(token);
    expect(status).toBe(401);
    expectNoWork(text);
  };

  it('forgives a clock that is four minutes off', async () => {
    const token = bot.service.tokenFor({ claims: { exp: seconds() - 4 * minute } });
    expect((await sends(token)).status).toBe(200);
    expect(bot.presses).toHaveLength(1);
  });

  const sts = (tenant: string, appid: string): TokenChanges => ({
    claims: { iss: `https://sts.windows.net/${tenant}/`, appid, ver: '1.0' },
  });
  const badTokens: readonly (readonly [string, () => TokenChanges])[] = [
    ['expired', () => ({ claims: { exp: seconds() - 10 * minute } })],
    ['not valid yet', () => ({ claims: { nbf: seconds() + 10 * minute } })],
    ['without an end', () => ({ claims: { exp: undefined } })],
    ['with an end that is text', () => ({ claims: { exp: '9999999999' } })],
    ['for another audience', () => ({ claims: { aud: 'somebody-else' } })],
    ['for several audiences', () => ({ claims: { aud: [bot.service.appId] } })],
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
    [
      // As Microsoft's newer SDK takes it (microsoft/teams.ts): no person's press comes with it.
      'of an agent’s own user, from another issuer',
      () => ({ claims: { iss: `https://login.microsoftonline.com/${bot.service.tenant}/v2.0` } }),
    ],
    ['for another service URL', () => ({ claims: { serviceurl: 'https://evil.example/' } })],
    ['without a service URL', () => ({ claims: { serviceurl: undefined } })],
    ['signed with another key of the same id', () => ({ key: stranger })],
    ['with an unknown key id', () => ({ header: { kid: 'key-2' } })],
    ['without a key id', () => ({ header: { kid: undefined } })],
    ['of another algorithm', () => ({ header: { alg: 'RS512' } })],
    ['that says it is symmetric', () => ({ header: { alg: 'HS256' } })],
    // The emulator's path.
    ["that the bot's own credential could get", () => sts(bot.service.tenant, bot.service.appId)],
    ['of a skill', () => sts('d6d49420-f39b-4df7-a1dc-d59a935871db', 'another-bot')],
  ];

  it.each(badTokens)('refuses a token %s', (_name, wishes) =>
    refuses(bot.service.tokenFor(wishes())),
  );

  it.each([
    ['no header', null],
    ['an empty token', ''],
    ['garbage', 'garbage'],
    ['three parts of garbage', 'a.b.c'],
    ['a token that is no JSON', 'bm8.bm8.bm8'],
    ['a very long token', 'a'.repeat(9000)],
  ])('refuses %s', (_name, token) => refuses(token));

  it('refuses an unsigned token, and a signature over other claims', async () => {
    const [head = '', claims] = bot.service.tokenFor({ header: { alg: 'none' } }).split('.');
    await refuses(`${head}.${claims}.`);
    await refuses(`${head}.${claims}`);
    const [good, , signature] = bot.service.tokenFor().split('.');
    const [, others] = bot.service.tokenFor({ claims: { exp: seconds() + 7200 } }).split('.');
    await refuses(`${good}.${others}.${signature}`);
  });

  it.each([
    ['another scheme', 'Basic '],
    ['lower case', 'bearer '],
  ])('refuses %s', async (_name, scheme) => {
    const authorization = scheme + bot.service.tokenFor();
    const { status } = await fetch(bot.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(bot.service.activity(open)),
    });
    expect(status).toBe(401);
    expectNoWork('');
  });

  const foreign = { id: 'a:1', tenantId: 'other' };
  const channelData = { tenant: { id: 'other' } };
  const group = (tenantId: string) => ({ id: '19:x', conversationType: 'groupChat', tenantId });
  const badActivities: readonly (readonly [string, () => Record<string, unknown>])[] = [
    ['without a channel', () => ({ channelId: undefined })],
    ['of another channel', () => ({ channelId: 'webchat' })],
    ['of the AseChannel, which would make the SDK fetch keys', () => ({ channelId: 'AseChannel' })],
    ['without a service URL', () => ({ serviceUrl: undefined })],
    ['without a conversation', () => ({ conversation: undefined })],
    ['without a sender', () => ({ from: undefined })],
    ['without a recipient', () => ({ recipient: undefined })],
    ['without a type', () => ({ type: undefined })],
    ['of another tenant', () => ({ conversation: foreign, channelData })],
    ['whose channel data name another tenant', () => ({ channelData })],
    ['whose conversation names another tenant', () => ({ conversation: foreign })],
    ['that names no tenant', () => ({ conversation: { id: 'a:1' }, channelData: undefined })],
    ['of a group, where others could read', () => ({ conversation: group(bot.service.tenant) })],
  ];

  it.each(badActivities)('refuses an activity %s', async (_name, changes) => {
    const answer = await bot.send({ ...open, ...changes() });
    expect(answer.status).toBe(403);
    expectNoWork(answer.text);
  });

  it.each([
    ['a list', '[]', 403],
    ['no JSON', '{"type":', 400],
    ['a text', '"hello"', 400],
    ['too much', JSON.stringify({ text: 'a'.repeat(300_000) }), 413],
    ['very deep JSON', `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, 403],
  ])('refuses %s', async (_name, body, status) => {
    const answer = await bot.service.sendActivity(bot.endpoint, body);
    expect(answer.status).toBe(status);
    expectNoWork(answer.text);
  });

  it('compares tenants without regard to case', async () => {
    const tenant = bot.service.tenant.toUpperCase();
    const conversation = { id: 'a:1', tenantId: tenant };
    const { status } = await bot.send({ ...open, conversation, channelData: undefined });
    expect(status).toBe(200);
    expect(bot.presses[0]?.who.tenant).toBe(bot.service.tenant);
  });

  it('names each reason once, in codes', () => {
    expect(bot.faults.length).toBeGreaterThan(8);
    expect(new Set(bot.faults).size).toBe(bot.faults.length);
    for (const fault of bot.faults) expect(fault).toMatch(/^refused_[a-z_]+$/);
  });

  function expectNoWork(text: string): void {
    expect(text).toBe('');
    expect(bot.presses).toHaveLength(0);
    expect(bot.service.sent).toHaveLength(0);
  }
});

describe('what is printed', () => {
  it('is nothing, whatever is refused', async () => {
    const bot = await startTeamsBot();
    const printed = await printedWhile(async () => {
      const expired = bot.service.tokenFor({ claims: { exp: 1 } });
      const forged = bot.service.tokenFor({ key: stranger });
      for (const token of [expired, forged, null, 'garbage'])
        await bot.service.sendActivity(bot.endpoint, bot.service.activity(), token);
      bot.service.connectorAnswers(400);
      await bot.send({ text: 'hej' });
    });
    await bot.close();
    expect(printed).toBe('');
  });
});

describe('the signing keys', () => {
  it('are fetched once for many, kept for a day, and looked for again when a key is unknown', async () => {
    let now = Date.now();
    const bot = await startTeamsBot({ now: () => now });
    const press = { type: 'invoke', name: 'task/fetch', value: {} };
    const unknown = (): Promise<{ status: number }> => {
      const token = bot.service.tokenFor({ header: { kid: 'key-9' } });
      return bot.service.sendActivity(bot.endpoint, bot.service.activity(press), token);
    };

    await Promise.all(Array.from({ length: 5 }, () => bot.send(press)));
    expect(bot.service.metadataReads()).toBe(1);
    await Promise.all(Array.from({ length: 5 }, unknown));
    expect(bot.service.metadataReads()).toBe(1);
    now += 6 * 60_000;
    expect((await unknown()).status).toBe(401);
    expect((await unknown()).status).toBe(401);
    expect(bot.service.metadataReads()).toBe(2);
    now += 25 * 3_600_000;
    bot.service.metadataFails(true);
    expect((await bot.send(press)).status).toBe(200);
    // A request under a known key does not wait for the keys, which may come after its answer.
    while (bot.service.metadataReads() < 3) await nextTurn();
    expect(bot.service.metadataReads()).toBe(3);
    await bot.close();
  });

  it('cannot be had: nobody is let in, and the next one tries again', async () => {
    const bot = await startTeamsBot();
    const press = { type: 'invoke', name: 'task/fetch', value: {} };
    bot.service.metadataFails(true);
    // Anybody can ask so: one line in the log is enough.
    for (let n = 0; n < 20; n++) expect((await bot.send(press)).status).toBe(503);
    expect(bot.presses).toHaveLength(0);
    expect(bot.faults).toEqual(['keys_unavailable']);
    bot.service.metadataFails(false);
    expect((await bot.send(press)).status).toBe(200);
    await bot.close();
  });
});

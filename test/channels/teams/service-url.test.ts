import { createBotService } from '../../../bot/channels/teams/bot-service';
import { tokensOf } from '../../../bot/channels/teams/credentials';
import { isSameService, trustOf } from '../../../bot/channels/teams/service-url';
import type { MemberId } from '../../../bot/domain/ids';
import { startLocalServer } from '../../support/messengers/local-server';
import { speakerOf } from '../../support/messengers/speakers';
import { startTeamsBot } from '../../support/messengers/teams-bot';

describe('where the bot’s token may go', () => {
  const inProduction = trustOf(undefined);
  const inTests = trustOf('http://127.0.0.1:4000/.well-known/openidconfiguration');

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/amer/11111111-2222-4333-8444-555555555555/',
    'https://SMBA.TRAFFICMANAGER.NET/EMEA',
    'https://smba.trafficmanager.net:443/emea/v3/conversations/a%3A1/activities',
    'https://smba.infra.gcc.teams.microsoft.com/gcc',
    'https://webchat.botframework.com/',
  ])('is %s', (url) => {
    expect(inProduction(url)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net./emea/',
    'https://emea.smba.trafficmanager.net/',
    'https://evil.trafficmanager.net/',
    'https://smba.infra.gov.teams.microsoft.us/gcch',
    'https://smba.infra.dod.teams.microsoft.us/dod',
    'https://europe.webchat.botframework.us/',
    'https://any.botframework.azure.cn/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://somebody:secret@smba.trafficmanager.net/',
    'https://evilbotframework.com/',
    'https://botframework.com.evil.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://evil.example/?.botframework.com',
    'https://evil.example#.botframework.com',
    'https://169.254.169.254/metadata',
    'https://[::1]/',
    'https://localhost/',
    'http://127.0.0.1:3978/',
    'ftp://smba.trafficmanager.net/',
    'smba.trafficmanager.net',
    '',
  ])('is not %s', (url) => {
    expect(inProduction(url)).toBe(false);
  });

  it('is this machine as well, where the metadata lie on it', () => {
    for (const url of ['http://127.0.0.1:1/', 'http://localhost:3978/office/', 'http://[::1]:1/'])
      expect(inTests(url)).toBe(true);
    const others = ['10.0.0.1/', 'evil.example/', '127.0.0.1.evil.example/'];
    for (const url of others) expect(inTests(`http://${url}`)).toBe(false);
    expect(inTests('https://evil.example/')).toBe(false);
    expect(trustOf('https://login.example/openid')('http://127.0.0.1:1/')).toBe(false);
  });
});

describe('a member’s address that somebody has changed in the database', () => {
  it('gets no notice, and nothing is asked of anybody', async () => {
    const bot = await startTeamsBot();
    await bot.send({ type: 'invoke', name: 'task/fetch' });
    const address = JSON.parse(bot.presses[0]?.who.address ?? '') as object;
    const changed = JSON.stringify({ ...address, serviceUrl: 'https://evil.example/' });
    const notice = bot.channel.notifier.notify('ab'.repeat(16) as MemberId, changed, 1);
    await expect(notice).rejects.toMatchObject({ code: 'address' });
    expect(bot.service.tokenRequests).toEqual([]);
    await bot.close();
  });

  it('is refused by what sends as well: no request leaves, and so no token', async () => {
    const bot = await startTeamsBot();
    const heard: unknown[] = [];
    const listener = await startLocalServer((request, response) => {
      heard.push(request.headers);
      response.end();
    });
    const { appId, appPassword, metadataUrl } = bot.service;
    const now = (): number => Date.now();
    const service = createBotService(metadataUrl, now);
    const app = { appId, appPassword, appTenant: 'tenant', openIdUrl: metadataUrl };
    const token = tokensOf(app, service, now);
    const to = { serviceUrl: `${listener.url}/`, conversation: 'a:1', bot: '28:b', user: '29:u' };
    const speaks = (mayGetToken: (url: string) => boolean) =>
      speakerOf({ appId, token, mayGetToken }).speak(to, { type: 'message', attachments: [] });
    await expect(speaks(trustOf(undefined))).rejects.toMatchObject({ code: 'foreign_service' });
    expect(heard).toEqual([]);
    // The listener itself hears what is let through.
    await speaks(() => true).catch(() => undefined);
    expect(heard).toMatchObject([{ authorization: expect.stringMatching(/^Bearer /) as string }]);
    await listener.close();
    await bot.close();
  });
});

describe('two service URLs', () => {
  const one = 'https://smba.trafficmanager.net/emea/11111111/';

  it.each([
    one,
    'https://smba.trafficmanager.net/EMEA/11111111',
    'HTTPS://SMBA.trafficmanager.net/emea/11111111//',
  ])('are the same: %s', (other) => {
    expect(isSameService(other, one)).toBe(true);
    expect(isSameService(one, other)).toBe(true);
  });

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/amer/11111111/',
    'https://smba.trafficmanager.net.evil.example/emea/11111111/',
    '',
    undefined,
    5,
    [one],
  ])('are not: %s', (other) => {
    expect(isSameService(other, one)).toBe(false);
  });
});

import { startTeamsBot, type TeamsBot } from '../../support/messengers/teams-bot';

describe('who has got the app', () => {
  let bot: TeamsBot;
  beforeAll(async () => {
    bot = await startTeamsBot();
  });
  afterAll(() => bot.close());
  beforeEach(() => {
    bot.installs.length = 0;
  });
  const members = (): object[] => [{ id: '29:employee' }, { id: `28:${bot.service.appId}` }];
  const said = () => bot.installs.map((line) => line.split(' ')[0]);

  it.each<[string, () => object, string[]]>([
    ['by a policy', () => ({ type: 'installationUpdate', action: 'add' }), ['added']],
    [
      'a newer version by a policy',
      () => ({ type: 'installationUpdate', action: 'add-upgrade' }),
      ['added'],
    ],
    ['who takes it away', () => ({ type: 'installationUpdate', action: 'remove' }), ['removed']],
    ['the older one to go', () => ({ type: 'installationUpdate', action: 'remove-upgrade' }), []],
    ['by hand', () => ({ type: 'conversationUpdate', membersAdded: members() }), ['added']],
    [
      'whose bot is removed',
      () => ({ type: 'conversationUpdate', membersRemoved: members() }),
      ['removed'],
    ],
    [
      'of whom it says something else',
      () => ({ type: 'conversationUpdate', membersAdded: [{ id: '29:employee' }] }),
      [],
    ],
    ['who writes', () => ({ type: 'message', text: 'Hej' }), []],
    ['who presses', () => ({ type: 'invoke', name: 'task/fetch' }), []],
  ])('is heard of as Teams says it: %s', async (_, activity, expected) => {
    await bot.send(activity() as Readonly<Record<string, unknown>>);
    expect(said()).toEqual(expected);
  });

  it('is told by nobody of another tenant, and never in a team', async () => {
    const added = { type: 'installationUpdate', action: 'add' };
    await bot.send({ ...added, conversation: { id: '19:team', conversationType: 'channel' } });
    await bot.send({ ...added, channelData: { tenant: { id: 'another' } } });
    expect(bot.installs).toEqual([]);
  });
});

describe('the weekly piece in Teams', () => {
  let bot: TeamsBot;
  let address: string;
  beforeEach(async () => {
    bot = await startTeamsBot();
    await bot.send({ type: 'installationUpdate', action: 'add-upgrade', locale: 'en-US' });
    address = bot.installs[0]?.replace('added ', '') ?? '';
  });
  afterEach(() => bot.close());
  const posts = () => bot.channel.pieces.post(address, 'gifts');

  it('goes to the person’s own chat, in the person’s language, with its heading to be notified of', async () => {
    expect(bot.service.sent).toEqual([]);
    expect(await posts()).toBe('taken');
    expect(bot.service.sent).toHaveLength(1);
    const [sent] = bot.service.sent;
    expect(sent?.path).toMatch(/^\/connector\/v3\/conversations\/a%3Achat-1\/activities/);
    expect(sent?.body).toMatchObject({
      type: 'message',
      summary: 'gifts',
      attachments: [{ content: { piece: 'en' } }],
    });
    expect(sent?.body).not.toHaveProperty('text');
  });

  it('tells one conversation from another, and what is no address from both', () => {
    const conversationOf = (kept: string) => bot.channel.pieces.conversationOf(kept);
    expect(conversationOf(address)).toBe('a:chat-1');
    expect(conversationOf('x')).toBeUndefined();
    const foreign = address.replace('http://127.0.0.1', 'http://example.org');
    expect(conversationOf(foreign)).toBeUndefined();
  });

  it.each([403, 404])('says of %s that the app is there no more', async (status) => {
    bot.service.connectorAnswers(status);
    expect(await posts()).toBe('gone');
    expect(bot.service.sent).toHaveLength(1);
  });

  it.each([
    [401, { code: 'refused' }],
    [413, { code: 'refused' }],
    [429, { code: 'limited', retryAfterSeconds: 30 }],
    [503, { code: 'unreachable' }],
  ])('fails with a code at %s, and is not tried again behind the back', async (status, failure) => {
    bot.service.connectorAnswers(status);
    await expect(posts()).rejects.toMatchObject(failure);
    expect(bot.service.sent).toHaveLength(1);
  });

  it('goes nowhere for what is no address', async () => {
    await expect(bot.channel.pieces.post('x', 'gifts')).rejects.toMatchObject({ code: 'address' });
    expect(bot.service.sent).toEqual([]);
  });
});

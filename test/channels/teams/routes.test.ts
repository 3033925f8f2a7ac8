import type { Shown } from '../../../bot/channels/channel';
import { startTeamsBot, startView, type TeamsBot } from '../../support/messengers/teams-bot';

const canary = 'KANARIEFÅGEL-7Q2ZX';
const contentType = 'application/vnd.microsoft.card.adaptive';

describe('the chat', () => {
  let bot: TeamsBot;
  beforeAll(async () => {
    bot = await startTeamsBot();
  });
  afterAll(() => bot.close());
  beforeEach(() => {
    bot.service.sent.length = 0;
    bot.presses.length = 0;
  });

  it.each([
    ['text', { text: canary }],
    ['text with markup', { text: `<at>Vissla</at> **${canary}** <script>` }],
    ['nothing', { text: '' }],
    ['an attachment', { text: canary, attachments: [{ content: canary }] }],
    ['a card button outside a dialog', { value: { act: 'file', what: canary } }],
    ['a wish for buffered replies', { text: canary, deliveryMode: 'expectReplies' }],
  ])('answers %s with the one constant card, and nothing else', async (_name, changes) => {
    const { status, text } = await bot.send(changes);
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(bot.service.sent).toHaveLength(1);
    const [sent] = bot.service.sent;
    expect(sent?.method).toBe('POST');
    expect(sent?.path).toMatch(
      /^\/connector\/v3\/conversations\/a%3Achat-1\/activities\/17\d{11}$/,
    );
    expect(sent?.body).toMatchObject({
      type: 'message',
      attachments: [{ contentType, content: { chat: 'sv' } }],
    });
    expect(sent?.body).not.toHaveProperty('text');
    expect(JSON.stringify(bot.service.sent)).not.toContain(canary);
    expect(JSON.stringify(bot.service.sent)).not.toContain('Karin');
    expect(bot.presses).toHaveLength(0);
  });

  it('greets once in ten minutes, and again without a card: not posted, or the app was removed', async () => {
    const install = { type: 'installationUpdate', action: 'add' };
    const added = {
      type: 'conversationUpdate',
      membersAdded: [{ id: `28:${bot.service.appId}` }],
    };
    const inChat = (id: string) => ({ conversation: { id, conversationType: 'personal' } });
    for (const event of [install, added, install]) await bot.send({ ...event, ...inChat('a:one') });
    expect(bot.service.sent).toHaveLength(1);
    expect(bot.service.sent[0]?.body).toMatchObject({ summary: 'Vissla' });
    const other = inChat('a:other');
    bot.service.connectorAnswers(403);
    await bot.send({ ...install, ...other });
    bot.service.connectorAnswers(201);
    await bot.send({ ...added, ...other });
    await bot.send({ ...install, ...other });
    expect(bot.service.sent).toHaveLength(3);
    expect(bot.faults.splice(0)).toEqual(['card_not_posted']);
    await bot.send({ type: 'installationUpdate', action: 'remove', ...other });
    await bot.send({ ...install, ...other });
    await bot.send({ ...added, ...other });
    expect(bot.service.sent).toHaveLength(4);
  });

  it('greets when the bot is added, with a token that the metadata endpoint gave', async () => {
    const added = [{ id: '29:employee' }, { id: `28:${bot.service.appId}` }];
    const conversation = { id: 'a:added', conversationType: 'personal' };
    await bot.send({ type: 'conversationUpdate', membersAdded: added, conversation });
    expect(bot.service.sent).toHaveLength(1);
    expect(bot.service.sent[0]?.answered).toBe(201);
    expect(bot.service.tokenRequests).toHaveLength(1);
    expect(bot.service.tokenRequests[0]).toEqual({
      grant_type: 'client_credentials',
      client_id: bot.service.appId,
      client_secret: bot.service.appPassword,
      scope: 'https://api.botframework.com/.default',
    });
  });

  it.each([
    ['somebody else is added', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] }],
    ['the bot is removed', { type: 'conversationUpdate', membersRemoved: [{ id: '28:x' }] }],
    ['a policy brings a newer version', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['a newer version comes', { type: 'installationUpdate', action: 'upgrade' }],
    ['the app is removed', { type: 'installationUpdate', action: 'remove' }],
    ['nobody says what became of it', { type: 'installationUpdate' }],
    ['somebody types', { type: 'typing' }],
    ['somebody reacts', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['a message is read', { type: 'event', name: 'application/vnd.microsoft/readReportCode' }],
    ['something new happens', { type: 'whatever' }],
  ])('says nothing when %s', async (_name, changes) => {
    expect((await bot.send(changes)).status).toBe(200);
    expect(bot.service.sent).toHaveLength(0);
  });

  it('speaks the language of the person', async () => {
    await bot.send({ locale: 'en-GB' });
    await bot.send({ locale: 'fi-FI' });
    await bot.send({ entities: [{ type: 'mention' }, { type: 'clientInfo', locale: 'en-GB' }] });
    await bot.send({ entities: undefined });
    await bot.send({ entities: [null, 'clientInfo', { type: 'clientInfo', locale: 5 }] });
    const spoken = bot.service.sent.map(({ body }) => JSON.stringify(body));
    const chats = spoken.map((body) => /"chat":"(\w+)"/.exec(body)?.[1]);
    expect(chats).toEqual(['en', 'en', 'en', 'sv', 'sv']);
  });

  it.each([502, 504, 412, 429])(
    'says it once more when the connector answers %s',
    async (status) => {
      bot.service.connectorAnswers(status, { times: 1 });
      expect((await bot.send({ text: canary })).status).toBe(200);
      expect(bot.service.sent).toHaveLength(2);
      expect(bot.faults).toEqual([]);
    },
  );

  it('waits as long as the connector asks, and no longer than an answer may take', async () => {
    bot.service.connectorAnswers(429, { retryAfter: '1', times: 1 });
    const began = performance.now();
    await bot.send({ text: canary });
    expect(performance.now() - began).toBeGreaterThanOrEqual(1_000);
    expect(bot.service.sent.map(({ answered }) => answered)).toEqual([429, 201]);
    expect(bot.faults).toEqual([]);
  });

  it('posts a card that is owed by the clock, unless the app was removed or nobody may write there', async () => {
    const install = (id: string, action = 'add') =>
      bot.send({
        type: 'installationUpdate',
        action,
        conversation: { id, conversationType: 'personal' },
      });
    bot.service.connectorAnswers(429, { retryAfter: '600' });
    for (const id of ['a:owed', 'a:gone']) await install(id);
    await install('a:gone', 'remove');
    bot.service.connectorAnswers(403);
    await install('a:blocked');
    const said = 'card_not_posted';
    expect(bot.faults.splice(0)).toEqual([said, said, said]);
    // What is asked too often is not asked on.
    const toOwed = expect.stringMatching(/\/a%3Aowed\/activities/) as unknown;
    bot.service.connectorAnswers(429, { retryAfter: '600' });
    bot.service.sent.length = 0;
    await bot.greetOwed();
    bot.service.connectorAnswers(201);
    await bot.greetOwed();
    await bot.greetOwed();
    expect(bot.service.sent.map(({ path, answered }) => [path, answered])).toEqual(
      [429, 201].map((answered) => [toOwed, answered]),
    );
    expect(bot.service.sent[1]?.body).toMatchObject({ attachments: [{ content: { chat: 'sv' } }] });
    // The next event of the others still brings it.
    await install('a:gone');
    expect(bot.service.sent).toHaveLength(3);
  });

  it('stays calm when the connector refuses', async () => {
    bot.service.connectorAnswers(403);
    expect((await bot.send({ text: canary })).status).toBe(200);
    bot.service.connectorAnswers(201);
    expect(bot.faults).toEqual(['card_not_posted']);
  });
});

describe('the dialog', () => {
  it('opens without a button, and at the desk from a notice', async () => {
    const bot = await startTeamsBot();
    const fetch = { type: 'invoke', name: 'task/fetch' };
    const { body } = await bot.send({ ...fetch, value: { data: { verb: 'open', act: 'file' } } });
    await bot.send({ ...fetch, value: { data: { act: 'desk', draft: 'forged', what: 'x' } } });
    await bot.send(fetch);
    const card = { contentType, content: { draft: 'the-draft' } };
    const value = { title: 'title of start', width: 'medium', height: 'large', card };
    expect(body).toEqual({ task: { type: 'continue', value } });
    expect(bot.presses.map(({ button }) => button)).toEqual([undefined, 'desk', undefined]);
    for (const press of bot.presses) expect(press).toMatchObject({ fields: {}, draft: undefined });
    const { tenant } = bot.service;
    expect(bot.presses[0]?.who).toMatchObject({ messenger: 'teams', tenant, user: 'aad-employee' });
    expect(bot.service.sent).toHaveLength(0);
    await bot.close();
  });

  it('hands a press to the conversation and shows what comes next', async () => {
    const bot = await startTeamsBot({
      dialogue: ({ button }) => Promise.resolve(button === 'leave' ? left : startView),
    });
    const submit = { type: 'invoke', name: 'task/submit' };
    const data = { act: 'next', draft: 'd', about: 'gain', involved: 'management,hr', other: 'x' };
    expect((await bot.send({ ...submit, value: { data } })).body).toMatchObject({
      task: { type: 'continue' },
    });
    expect(bot.presses[0]).toMatchObject({
      ...{ button: 'next', draft: 'd', texts: undefined, locale: 'sv' },
      fields: { about: 'gain', involved: 'management,hr' },
    });
    expect((await bot.send({ ...submit, value: { data: { act: 'leave' } } })).body).toEqual({
      task: { type: 'message', value: 'title of left' },
    });
    await bot.close();
  });

  const left: Shown = { ...startView, view: { name: 'left' } };

  it('answers calmly when the conversation or a card fails, and tells a code', async () => {
    const broken = await startTeamsBot({ dialogue: () => Promise.reject(new Error(canary)) });
    const draw = () => {
      throw new Error(canary);
    };
    const undrawn = await startTeamsBot({ cards: { draw } });
    for (const bot of [broken, undrawn]) {
      const data = { act: 'file', what: canary };
      const submit = { type: 'invoke', name: 'task/submit', value: { data } };
      const { status, body } = await bot.send(submit);
      expect(status).toBe(200);
      // Everything that was typed comes along, for the one button.
      const said = [{ text: 'Det gick inte just nu. Försök igen om en stund.' }];
      const content = { body: said, actions: [{ data }] };
      expect(body).toMatchObject({ task: { type: 'continue', value: { card: { content } } } });
      expect(bot.faults).toEqual(['dialogue_failed']);
      await bot.close();
    }
  });

  it('does no work for somebody whom Teams does not name', async () => {
    const bot = await startTeamsBot();
    const unnamed = { type: 'invoke', name: 'task/fetch', from: { id: '29:employee' } };
    const { status, body } = await bot.send(unnamed);
    expect({ status, body }).toMatchObject({ status: 200, body: { task: { type: 'message' } } });
    expect(bot.presses).toHaveLength(0);
    await bot.close();
  });
});

describe('other invokes', () => {
  let bot: TeamsBot;
  beforeAll(async () => {
    bot = await startTeamsBot();
  });
  afterAll(() => bot.close());

  it.each([
    ['adaptiveCard/action', { statusCode: 200, value: expect.any(String) as unknown }],
    ['composeExtension/query', { composeExtension: { type: 'message' } }],
    ['composeExtension/selectItem', { composeExtension: { type: 'message' } }],
    ['task/other', { task: { type: 'message' } }],
    ['signin/verifyState', {}],
    ['fileConsent/invoke', {}],
    ['', {}],
  ])('%s gets a calm answer and no work', async (name, expected) => {
    const { status, body } = await bot.send({
      type: 'invoke',
      name,
      value: { action: { verb: 'file', data: { what: canary } } },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
    expect(bot.presses).toHaveLength(0);
    expect(bot.service.sent).toHaveLength(0);
  });
});

import type { Shown } from '../../../bot/channels/channel';
import { startTeamsBot, startView, type TeamsBot } from '../../support/messengers/teams-bot';

const canary = 'KANARIEFÅGEL-7Q2ZX';

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
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: { chat: 'sv' } },
      ],
    });
    expect(sent?.body).not.toHaveProperty('text');
    expect(JSON.stringify(bot.service.sent)).not.toContain(canary);
    expect(JSON.stringify(bot.service.sent)).not.toContain('Karin');
    expect(bot.presses).toHaveLength(0);
  });

  it('greets everybody who gets the app by a policy, which may be all that Teams says of it', async () => {
    await bot.send({ type: 'installationUpdate', action: 'add' });
    expect(bot.service.sent).toHaveLength(1);
    expect(bot.service.sent[0]?.body).toMatchObject({ attachments: [{ content: { chat: 'sv' } }] });
  });

  it('greets when the bot is added, with a token that the metadata endpoint gave', async () => {
    const added = [{ id: '29:employee' }, { id: `28:${bot.service.appId}` }];
    await bot.send({ type: 'conversationUpdate', membersAdded: added });
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
    ['the app is removed', { type: 'installationUpdate', action: 'remove' }],
    ['nobody says what became of it', { type: 'installationUpdate' }],
    ['somebody types', { type: 'typing' }],
    ['somebody reacts', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['a message is read', { type: 'event', name: 'application/vnd.microsoft/readReceipt' }],
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

  it('says it once more when the connector has trouble', async () => {
    bot.service.connectorAnswers(502, { times: 1 });
    expect((await bot.send({ text: canary })).status).toBe(200);
    expect(bot.service.sent).toHaveLength(2);
    expect(bot.faults).toEqual([]);
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
    expect(body).toEqual({
      task: {
        type: 'continue',
        value: {
          title: 'title of start',
          width: 'medium',
          height: 'large',
          card: {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { draft: 'the-draft' },
          },
        },
      },
    });
    expect(bot.presses.map(({ button }) => button)).toEqual([undefined, 'desk', undefined]);
    for (const press of bot.presses) expect(press).toMatchObject({ fields: {}, draft: undefined });
    expect(bot.presses[0]?.who).toMatchObject({
      messenger: 'teams',
      tenant: bot.service.tenant,
      user: 'aad-employee',
    });
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
      button: 'next',
      draft: 'd',
      texts: undefined,
      locale: 'sv',
      fields: { about: 'gain', involved: 'management,hr' },
    });
    expect((await bot.send({ ...submit, value: { data: { act: 'leave' } } })).body).toEqual({
      task: { type: 'message', value: 'title of left' },
    });
    await bot.close();
  });

  const left: Shown = { ...startView, view: { name: 'left' } };

  it('answers calmly when the conversation or a card fails, and tells a code', async () => {
    const broken = await startTeamsBot({
      dialogue: () => Promise.reject(new Error(canary)),
    });
    const undrawn = await startTeamsBot({
      cards: {
        draw: () => {
          throw new Error(canary);
        },
      },
    });
    for (const bot of [broken, undrawn]) {
      const { status, body } = await bot.send({
        type: 'invoke',
        name: 'task/submit',
        value: { data: { act: 'file', what: canary } },
      });
      expect(status).toBe(200);
      // Everything that was typed comes along, for the one button.
      expect(body).toMatchObject({
        task: {
          type: 'continue',
          value: {
            card: {
              content: {
                body: [{ text: 'Det gick inte just nu. Försök igen om en stund.' }],
                actions: [{ data: { act: 'file', what: canary } }],
              },
            },
          },
        },
      });
      expect(bot.faults).toEqual(['dialogue_failed']);
      await bot.close();
    }
  });

  it('does no work for somebody whom Teams does not name', async () => {
    const bot = await startTeamsBot();
    const { status, body } = await bot.send({
      type: 'invoke',
      name: 'task/fetch',
      from: { id: '29:employee' },
    });
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
    ['composeExtension/submitAction', { composeExtension: { type: 'message' } }],
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

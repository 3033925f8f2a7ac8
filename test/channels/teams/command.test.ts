import type { MessagingExtensionAction, MessagingExtensionActionResponse } from 'botbuilder';
import { parseAddress } from '../../../bot/channels/teams/address';
import type { MemberId } from '../../../bot/domain/ids';
import { commandForms } from '../../../office/teams/workplace';
import { startTeamsBot, startView, type TeamsBot } from '../../support/messengers/teams-bot';

const canary = 'KANARIEFÅGEL-7Q2ZX';
const member = 'ab'.repeat(16) as MemberId;

/** The app's own command, by the types of Microsoft's SDK: from the search box, over any conversation. */
describe('a door that is no message', () => {
  let bot: TeamsBot;
  beforeEach(async () => {
    bot = await startTeamsBot();
  });
  afterEach(() => bot.close());

  const group = () => ({
    isGroup: true,
    conversationType: 'channel',
    id: `19:${canary}`,
    name: canary,
    tenantId: bot.service.tenant,
  });
  const called = (name: string, value: MessagingExtensionAction, more: object = {}) =>
    bot.send({ type: 'invoke', name, value, conversation: group(), ...more });
  const opens = (more?: object) =>
    called(
      'composeExtension/fetchTask',
      {
        commandId: 'open',
        commandContext: 'commandbox',
        data: { act: 'file', draft: canary, what: canary },
        messagePayload: { id: canary, body: { contentType: 'text', content: canary } },
      },
      more,
    );
  const goesOn = (data: object) =>
    called('composeExtension/submitAction', {
      commandId: 'open',
      commandContext: 'commandbox',
      data,
      botMessagePreviewAction: 'send',
    });

  it('opens the same dialog as the card, and takes nothing but the press', async () => {
    const { status, body } = await opens();
    const answer = body as MessagingExtensionActionResponse;
    const card = {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { draft: 'the-draft' },
    };
    const value = { title: 'title of start', width: 'medium', height: 'large', card };
    expect({ status, answer }).toEqual({
      status: 200,
      answer: { task: { type: 'continue', value } },
    });
    expect(bot.presses).toMatchObject([{ button: undefined, fields: {}, draft: undefined }]);
    expect(JSON.stringify(bot.presses)).not.toContain(canary);
  });

  it('goes on in it, and leaves no message anywhere', async () => {
    await opens();
    const { body } = await goesOn({ act: 'next', draft: 'the-draft', about: 'gain' });
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(bot.presses[1]).toMatchObject({
      ...{ button: 'next', draft: 'the-draft', fields: { about: 'gain' } },
    });
    expect(bot.presses[1]?.who.user).toBe(bot.presses[0]?.who.user);
    expect(bot.service.sent).toEqual([]);
  });

  it('works where no conversation is named, and not for another tenant', async () => {
    expect((await opens({ conversation: undefined })).status).toBe(200);
    const foreign = { ...group(), tenantId: 'another' };
    expect((await opens({ conversation: foreign })).status).toBe(403);
    expect((await opens({ from: { id: '29:x' } })).body).toMatchObject({
      task: { type: 'message' },
    });
    expect(bot.presses).toHaveLength(1);
  });

  it.each(Object.entries(commandForms))(
    'opens the same dialog in each form of the command: %s',
    async (_, [commandContext, over]) => {
      const invoke = { type: 'invoke', name: 'composeExtension/fetchTask' };
      const conversation = over && { ...over, tenantId: bot.service.tenant };
      const value = { commandId: 'open', ...(commandContext && { commandContext }) };
      expect(await bot.send({ ...invoke, value, conversation })).toMatchObject({
        ...{ status: 200, body: { task: { value: { title: 'title of start' } } } },
      });
      const address = bot.presses[0]?.who.address ?? '';
      expect(parseAddress(address, () => true)).toMatchObject({ conversation: '' });
    },
  );

  it('gives no address of the conversation: a notice begins one of two', async () => {
    await opens();
    const address = bot.presses[0]?.who.address ?? '';
    expect(parseAddress(address, () => true)).toMatchObject({
      conversation: '',
      user: '29:employee',
    });
    await bot.channel.notifier.notify(member, address, 2);
    expect(bot.service.sent.map(({ path, answered }) => [path.split('/')[3], answered])).toEqual([
      ['conversations', 201],
      ['conversations', 201],
    ]);
    expect(JSON.stringify(bot.service.sent)).not.toContain('19:');
  });

  it('is open where the chat has lost its card', async () => {
    bot.service.removesHistory();
    expect((await opens()).body).toMatchObject({ task: { type: 'continue' } });
    expect(bot.service.sent).toEqual([]);
  });

  it('answers calmly, in the dialog', async () => {
    const failing = await startTeamsBot({ dialogue: () => Promise.reject(new Error(canary)) });
    const invoke = { type: 'invoke', name: 'composeExtension/submitAction' };
    const data = { act: 'file', what: 'kvar' };
    expect((await failing.send({ ...invoke, value: { data } })).body).toMatchObject({
      task: { type: 'continue', value: { card: { content: { actions: [{ data }] } } } },
    });
    await failing.close();
  });

  it.each(['composeExtension/query', 'composeExtension/queryLink', 'task/fetch', 'message'])(
    'is the only one outside a chat of two: %s is refused',
    async (name) => {
      const type = name === 'message' ? 'message' : 'invoke';
      const { status } = await bot.send({ type, name, conversation: group() });
      expect(status).toBe(403);
      expect(bot.presses).toEqual([]);
    },
  );

  it('waits as long as the card does', async () => {
    const waits = await startTeamsBot({
      dialogue: () => Promise.resolve(startView),
      answerMilliseconds: (button) => (button === undefined ? 60_000 : 0),
    });
    expect(
      (await waits.send({ type: 'invoke', name: 'composeExtension/fetchTask' })).body,
    ).toMatchObject({ task: { value: { title: 'title of start' } } });
    await waits.close();
  });
});

import { commandForms } from '../../office/teams/workplace';
import { until } from '../http/until';
import { deadlinesByHand } from '../support/by-hand';
import { appId, openOffice, patientMilliseconds, tenant } from './open-office';

describe('what the office sends to the bot', () => {
  let opened: Awaited<ReturnType<typeof openOffice>>;
  beforeEach(async () => {
    opened = await openOffice();
  });
  afterEach(() => opened.close());

  it('installs the app once, at the first look, even when two look at once', async () => {
    await Promise.all([opened.read('chat/maja'), opened.read('chat/maja')]);
    expect(opened.bare.seen).toMatchObject([{ type: 'installationUpdate', action: 'add' }]);
    await opened.read('chat/maja');
    await opened.read('chat/maja');
    expect(opened.bare.seen.slice(1)).toMatchObject([
      { type: 'installationUpdate', action: 'upgrade' },
    ]);
  });

  it('says that the bot was added as well, where somebody installs it by hand', async () => {
    opened.office.teams.behaves({ installsByPolicy: false });
    await opened.read('chat/maja');
    await opened.read('chat/maja');
    expect(opened.bare.seen).toMatchObject([
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate' },
    ]);
    expect(opened.bare.seen[1]?.membersAdded).toContainEqual({
      id: `28:${appId}`,
      name: 'Vissla',
    });
  });

  it('sends a press again, byte for byte, while the first is at work', async () => {
    const { office, bare, post, close } = await openOffice();
    const deadlines = deadlinesByHand();
    office.teams.behaves({ repeatsAfter: 20 });
    bare.bot.mood = 'silent';
    const press = { name: 'task/fetch', value: { data: { msteams: { type: 'task/fetch' } } } };
    const pressed = post('invoke/maja', press);
    await until(() => bare.seen.length === 2);
    deadlines.end(patientMilliseconds);
    deadlines.restore();
    await pressed;
    expect(bare.seen[1]).toEqual(bare.seen[0]);
    office.teams.behaves({ repeatsAfter: patientMilliseconds });
    bare.bot.mood = 'well';
    await post('invoke/maja', press);
    expect(bare.seen).toHaveLength(3);
    await close();
  });

  it('leaves out what hidden inputs contain, where a telephone does so', async () => {
    opened.office.teams.behaves({ losesHiddenInputs: true });
    await opened.post('invoke/maja', { name: 'task/fetch', value: { data: {} } });
    const data = { act: 'send', text: 'seen', draft: 'unseen' };
    await opened.post('invoke/maja', { name: 'task/submit', value: { data } });
    expect(opened.bare.seen.at(-1)?.value?.data).toEqual({ act: 'send', text: 'seen' });
  });

  it('does not greet people to whom the bot has already written', async () => {
    const { serviceUrl, conversation } = JSON.parse(opened.office.addressOf('karin')) as {
      serviceUrl: string;
      conversation: { id: string };
    };
    const notice = { type: 'message', text: 'One report waits.' };
    await opened.bare.call('POST', serviceUrl, conversation.id, 'activities', notice);
    const chat = await opened.read('chat/karin');
    expect(chat.messages).toMatchObject([{ text: 'One report waits.' }]);
    expect(opened.bare.seen).toEqual([]);
  });

  it('sends a typed message as Teams does', async () => {
    await opened.post('chat/maja', { text: ' a < b & c ' });
    expect(opened.bare.seen[0]).toMatchObject({
      type: 'message',
      text: 'a < b & c',
      textFormat: 'plain',
      attachments: [{ contentType: 'text/html', content: '<p>a &lt; b &amp; c</p>' }],
      channelId: 'msteams',
      serviceUrl: `${opened.url}/office/connector/`,
      from: {
        id: expect.stringMatching(/^29:/) as unknown,
        name: 'Maja Lind',
        aadObjectId: opened.office.people[0]?.aadObjectId,
      },
      recipient: { id: `28:${appId}`, name: 'Vissla' },
      conversation: {
        conversationType: 'personal',
        tenantId: tenant,
        id: expect.stringMatching(/^a:/) as unknown,
      },
      channelData: { tenant: { id: tenant } },
      entities: [{ type: 'clientInfo', locale: 'sv-SE', country: 'SE', platform: 'Web' }],
      localTimezone: 'Europe/Stockholm',
      localTimestamp: expect.stringMatching(/^\d{4}-.*\+0[12]:00$/) as unknown,
    });
  });

  it('sends presses in a dialog as invokes, and those in a plain chat card as messages', async () => {
    const value = {
      data: { msteams: { type: 'task/fetch' }, verb: 'v' },
      context: { theme: 'dark' },
    };
    await opened.post('invoke/omar', { name: 'task/fetch', value });
    await opened.post('chat/omar', { value: { act: 'x' } });
    expect(opened.bare.seen).toMatchObject([
      { type: 'invoke', name: 'task/fetch', value, entities: [{ locale: 'sv-SE' }] },
      { type: 'message', value: { act: 'x' } },
    ]);
    expect(opened.bare.seen[1]).not.toHaveProperty('text');
  });

  it('calls the app’s own command over the conversation that is open, and goes on in its dialog', async () => {
    for (const name of ['composeExtension/fetchTask', 'composeExtension/submitAction'])
      await opened.post('invoke/omar', { name, value: { data: { act: 'next' } } });
    expect(opened.bare.seen).toMatchObject(
      ['fetchTask', 'submitAction'].map((name) => ({
        type: 'invoke',
        name: `composeExtension/${name}`,
        conversation: { conversationType: 'channel', tenantId: tenant },
        channelData: { source: { name: 'commandbox' } },
        value: { commandId: 'open', commandContext: 'commandbox', data: { act: 'next' } },
      })),
    );
    expect((await opened.post('invoke/omar', { name: 'other', value: {} })).status).toBe(400);
  });

  it.each(Object.entries(commandForms))(
    'calls it in the form %s',
    async (form, [context, over]) => {
      opened.office.teams.behaves({ commandForm: form as keyof typeof commandForms });
      await opened.post('invoke/omar', { name: 'composeExtension/fetchTask', value: { data: {} } });
      const { context: _, ...said } = opened.bare.seen[0]?.value ?? {};
      expect(said).toEqual({
        ...{ commandId: 'open', requestId: expect.any(String) as string, data: {} },
        ...(context && { commandContext: context }),
      });
      expect(opened.bare.seen[0]?.conversation).toEqual(over && { ...over, tenantId: tenant });
    },
  );

  it("speaks the language of the person's Teams, which can be switched", async () => {
    await opened.post('people/maja', { locale: 'en-GB' });
    await opened.post('chat/maja', { text: 'hello' });
    expect(opened.bare.seen[0]).toMatchObject({ entities: [{ locale: 'en-GB', country: 'GB' }] });
    opened.office.teams.behaves({ hidesLocale: false });
    await opened.post('chat/maja', { text: 'hello' });
    expect(opened.bare.seen[1]).toMatchObject({ locale: 'en-GB' });
    expect((await opened.post('people/maja', { locale: 'xx' })).status).toBe(400);
  });
});

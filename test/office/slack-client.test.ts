import type { SlackClient, SlackView } from '../../office/slack/slack';
import { type BareSlackApp, input, modal, plain, startBareSlackApp } from './slack-bare-app';

const option = (value: string) => ({ text: plain(`Svar ${value}`), value });

const choice = (blockId: string, ...values: string[]) =>
  input(blockId, {
    element: { type: 'radio_buttons', action_id: 'value', options: values.map(option) },
  });

describe("a person's Slack, against an app on bare Bolt", () => {
  let app: BareSlackApp;
  let maja: SlackClient;
  beforeEach(async () => {
    app = await startBareSlackApp();
    maja = app.slack.client('U0MAJA0001');
  });
  afterEach(() => app.stop());

  /** Opens a modal from Home and gives it. */
  async function opened(view: object = modal()): Promise<SlackView> {
    app.opens = view;
    await maja.openHome();
    await app.slack.until(() => maja.home !== undefined);
    expect(await maja.press('act:open')).toEqual({ kind: 'ok' });
    await app.slack.until(() => maja.modals.length === 1);
    return maja.modals[0]!;
  }
  const text = (value: string | null) => ({ value: { type: 'plain_text_input', value } });

  it('sends what was typed, and null for an empty field', async () => {
    await opened(modal({ blocks: [input('a'), input('b'), choice('c', '1', '2')] }));
    maja.fill('a', 'smygande <!channel> & text');
    maja.fill('c', '2');
    expect(await maja.submit()).toEqual({ kind: 'ok' });
    expect(app.seen.at(-1)).toMatchObject({
      type: 'view_submission',
      team: { id: app.slack.team },
      user: { id: 'U0MAJA0001', team_id: app.slack.team },
      view: {
        state: {
          values: {
            a: text('smygande <!channel> & text'),
            b: text(null),
            c: { value: { type: 'radio_buttons', selected_option: option('2') } },
          },
        },
      },
    });
  });

  it('keeps what was typed where block, action and kind are the same after an update', async () => {
    const before = await opened(
      modal({ blocks: [input('a'), input('b'), choice('c', '1', '2'), choice('d', '1')] }),
    );
    for (const [block, value] of Object.entries({ a: 'text a', b: 'text b', c: '2', d: '1' }))
      maja.fill(block, value);
    const element = { type: 'plain_text_input', action_id: 'other' };
    const initial = { type: 'plain_text_input', action_id: 'value', initial_value: 'annat' };
    app.answerNext = {
      response_action: 'update',
      view: modal({
        blocks: [
          input('a', { element: initial }),
          input('b', { element }),
          choice('c', '1'),
          choice('d', '1', '2'),
        ],
      }),
    };
    expect(await maja.submit()).toEqual({ kind: 'ok' });
    expect(maja.values).toEqual({
      a: text('text a'),
      b: { other: { type: 'plain_text_input', value: null } },
      c: { value: { type: 'radio_buttons', selected_option: null } },
      d: { value: { type: 'radio_buttons', selected_option: option('1') } },
    });
    expect(maja.modals[0]?.id).toBe(before.id);
    expect(maja.modals[0]?.hash).not.toBe(before.hash);
  });

  it.each([
    ['errors at a block that is no input', { response_action: 'errors', errors: { x: 'Fel.' } }],
    ['no errors at all', { response_action: 'errors', errors: {} }],
    ['an unknown action', { response_action: 'dance' }],
    [
      'a title that is too long',
      { response_action: 'update', view: modal({ title: plain('x'.repeat(25)) }) },
    ],
    ['a Home as a modal', { response_action: 'push', view: { type: 'home', blocks: [] } }],
    ['an update without a view', { response_action: 'update' }],
  ])('says that something went wrong at %s, and the text stays', async (_what, answer) => {
    await opened();
    maja.fill('story.what', 'kvar');
    app.answerNext = answer;
    expect(await maja.submit()).toEqual({ kind: 'failed', status: 200 });
    expect(maja.values).toEqual({ 'story.what': text('kvar') });
    expect(app.slack.refusals).not.toEqual([]);
  });

  it('refuses a fourth view', async () => {
    await opened();
    for (const open of [2, 3]) {
      app.answerNext = { response_action: 'push', view: modal() };
      expect(await maja.submit()).toEqual({ kind: 'ok' });
      expect(maja.modals).toHaveLength(open);
    }
    app.answerNext = { response_action: 'push', view: modal() };
    expect(await maja.submit()).toEqual({ kind: 'failed', status: 200 });
    expect(app.slack.refusals).toEqual(['push_limit_reached']);
  });

  it('checks required fields and lengths before it asks the app', async () => {
    const short = { type: 'plain_text_input', action_id: 'value', min_length: 3, max_length: 5 };
    await opened(
      modal({ blocks: [input('a', { optional: false }), input('b', { element: short })] }),
    );
    maja.fill('b', 'x'.repeat(6));
    expect(await maja.submit()).toEqual({
      kind: 'errors',
      errors: {
        a: 'Please complete this required field.',
        b: 'Must be 5 characters or fewer.',
      },
    });
    maja.fill('a', 'text');
    maja.fill('b', 'xx');
    expect(await maja.submit()).toMatchObject({ errors: { b: 'Must be at least 3 characters.' } });
    expect(app.seen.filter(({ type }) => type === 'view_submission')).toEqual([]);
  });

  it('escapes what is written to the bot, and shows it as it was written', async () => {
    await maja.write('a < b & <!here>');
    expect(maja.messages).toMatchObject([{ from: 'person', text: 'a < b & <!here>' }]);
    const sent = JSON.parse(app.slack.deliveries.at(-1)!.body) as object;
    expect(sent).toMatchObject({
      type: 'event_callback',
      team_id: app.slack.team,
      event: { type: 'message', channel_type: 'im', text: 'a &lt; b &amp; &lt;!here&gt;' },
    });
  });

  it("knows guests, and another workspace's people", async () => {
    app.slack.client('U0GUEST001', { guest: 'single' });
    const stranger = app.slack.client('U0OTHER001', { team: 'T0OTHER001' });
    const known = async (user: string) => (await app.client.users.info({ user })).user;
    expect(await known('U0GUEST001')).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: true,
    });
    expect(await known('U0OTHER001')).toMatchObject({ is_stranger: true, team_id: 'T0OTHER001' });
    expect(await known(maja.user)).toMatchObject({ is_restricted: false, is_stranger: false });
    await stranger.command('');
    expect(app.seen.at(-1)).toMatchObject({ team_id: 'T0OTHER001' });
  });
});

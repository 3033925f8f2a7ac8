import type { FakeSlack, FakeSlackOptions, SlackClient } from '../../office/slack/slack';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../support/messengers/slack-workspace';
import { actions, button, modal, plain } from './slack-bare-app';

type Json = Record<string, unknown>;

const home = (...blocks: object[]) => ({ type: 'home', blocks });

describe('the Web API of the fake', () => {
  let workspace: SlackWorkspace;
  let slack: FakeSlack;
  let maja: SlackClient;
  let now = 1_790_000_000_000;

  async function start(options: Partial<FakeSlackOptions> = {}): Promise<void> {
    await workspace.close();
    await begin(options);
  }
  async function begin(options: Partial<FakeSlackOptions> = {}): Promise<void> {
    workspace = await openSlackWorkspace(nowhere, { now: () => now, ...options });
    slack = workspace.slack;
    maja = slack.client('U0MAJA0001');
  }
  beforeEach(async () => {
    now = 1_790_000_000_000;
    await begin();
  });
  afterEach(() => workspace.close());

  const send = (method: string, given: Json, token: string | null = slack.botToken) =>
    fetch(slack.apiUrl + method, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(given),
    });
  const call = async (method: string, given: Json = {}, token?: string | null): Promise<Json> =>
    (await (await send(method, given, token)).json()) as Json;

  /** A trigger, as a command gives one; nobody answers the command here. */
  async function trigger(): Promise<string> {
    await maja.command('');
    return new URLSearchParams(slack.deliveries.at(-1)?.body).get('trigger_id')!;
  }
  /** A trigger from the modal that is open. */
  async function triggerInside(): Promise<string> {
    await maja.press('act:on');
    const payload = new URLSearchParams(slack.deliveries.at(-1)?.body).get('payload')!;
    return (JSON.parse(payload) as { trigger_id: string }).trigger_id;
  }
  const open = async (view: object = modal()) =>
    call('views.open', { trigger_id: await trigger(), view });

  it.each([
    ['no token', null, 'not_authed'],
    ['a strange token', 'xoxb-strange', 'invalid_auth'],
    ['the app token', 'app', 'not_allowed_token_type'],
  ])('refuses %s', async (_what, token, error) => {
    const given = token === 'app' ? slack.appToken : token;
    expect(await call('auth.test', {}, given)).toEqual({ ok: false, error });
  });

  it('knows its bot, and no method that it does not have', async () => {
    expect(await call('auth.test')).toMatchObject({ ok: true, team_id: slack.team });
    expect(await call('files.upload')).toMatchObject({ ok: false, error: 'unknown_method' });
  });

  it('refuses what the scopes do not allow', async () => {
    await start({ scopes: ['chat:write'] });
    expect(await call('conversations.open', { users: maja.user })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'im:write',
      provided: 'chat:write',
    });
  });

  it('takes a form with a view as JSON in it', async () => {
    const response = await fetch(`${slack.apiUrl}views.publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}` },
      body: new URLSearchParams({
        user_id: maja.user,
        view: JSON.stringify(home(actions(button('act:open')))),
        team_id: slack.team,
      }),
    });
    expect(await response.json()).toMatchObject({ ok: true, view: { type: 'home' } });
    expect(slack.calls).toMatchObject([
      { method: 'views.publish', arguments: { user_id: maja.user, view: { type: 'home' } } },
    ]);
    expect(JSON.stringify(slack.calls)).not.toContain(slack.botToken);
  });

  it('says nothing of a body that cannot be read', async () => {
    const response = await fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ nothing',
    });
    expect(await response.json()).toEqual({ ok: false, error: 'invalid_post_type' });
  });

  describe('a trigger', () => {
    it('opens one view', async () => {
      const id = await trigger();
      const given = { trigger_id: id, view: modal() };
      expect(await call('views.open', given)).toMatchObject({ ok: true });
      expect(await call('views.open', given)).toMatchObject({ error: 'exchanged_trigger_id' });
      expect(maja.modals).toHaveLength(1);
    });

    it('lives three seconds', async () => {
      const [first, second] = [await trigger(), await trigger()];
      now += 3000;
      expect(await call('views.open', { trigger_id: first, view: modal() })).toMatchObject({
        ok: true,
      });
      now += 1;
      expect(await call('views.open', { trigger_id: second, view: modal() })).toEqual({
        ok: false,
        error: 'expired_trigger_id',
      });
    });

    it('is nothing that one can make up', async () => {
      expect(await call('views.open', { trigger_id: '1.2.abc', view: modal() })).toMatchObject({
        error: 'invalid_trigger_id',
      });
      expect(await call('views.open', { view: modal() })).toMatchObject({ ok: false });
    });

    it('is not spent by a view that Slack does not take', async () => {
      const id = await trigger();
      const bad = modal({ title: plain('x'.repeat(25)) });
      expect(await call('views.open', { trigger_id: id, view: bad })).toMatchObject({
        error: 'invalid_arguments',
      });
      expect(await call('views.open', { trigger_id: id, view: modal() })).toMatchObject({
        ok: true,
      });
    });
  });

  describe('the stack of views', () => {
    it('takes two above the first', async () => {
      await open();
      for (const height of [2, 3]) {
        const given = { trigger_id: await triggerInside(), view: modal() };
        expect(await call('views.push', given)).toMatchObject({ ok: true });
        expect(maja.modals).toHaveLength(height);
      }
      const fourth = { trigger_id: await triggerInside(), view: modal() };
      expect(await call('views.push', fourth)).toEqual({ ok: false, error: 'push_limit_reached' });
      expect(await call('views.open', fourth)).toEqual({ ok: false, error: 'push_limit_reached' });
    });

    it('takes no push where nothing is open', async () => {
      const given = { trigger_id: await trigger(), view: modal() };
      expect(await call('views.push', given)).toMatchObject({ ok: false, error: 'not_found' });
    });

    it('begins a new stack from outside', async () => {
      await open();
      await open(modal({ callback_id: 'vissla:two' }));
      expect(maja.modals.map((view) => view.callback_id)).toEqual(['vissla:two']);
    });

    it('updates a view below without a look at the one above', async () => {
      await open();
      maja.fill('story.what', 'kvar');
      await call('views.push', { trigger_id: await triggerInside(), view: modal() });
      const beneath = maja.modals[0]!;
      const view = modal({ private_metadata: 'nytt' });
      const answer = await call('views.update', { view_id: beneath.id, view });
      expect(answer).toMatchObject({ ok: true, view: { private_metadata: 'nytt' } });
      expect(JSON.stringify(answer)).not.toContain('kvar');
      maja.close();
      expect(maja.values['story.what']?.value).toMatchObject({ value: 'kvar' });
    });
  });

  it('refuses a stale hash, and what is no longer open', async () => {
    const { view } = (await open()) as { view: { id: string; hash: string } };
    const given = { view_id: view.id, hash: view.hash, view: modal() };
    expect(await call('views.update', given)).toMatchObject({ ok: true });
    expect(await call('views.update', given)).toEqual({ ok: false, error: 'hash_conflict' });
    maja.close();
    expect(await call('views.update', { ...given, hash: '' })).toEqual({
      ok: false,
      error: 'not_found',
    });
  });

  it('answers too much as Slack does: where it is, and what is wrong', async () => {
    const view = modal({ title: plain('x'.repeat(25)), private_metadata: 'x'.repeat(3001) });
    const answer = (await open(view)) as { response_metadata: { messages: string[] } };
    expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(answer.response_metadata.messages.join('\n')).toMatch(/json-pointer:\/view\/title/);
    expect(answer.response_metadata.messages.join('\n')).toMatch(
      /json-pointer:\/view\/private_metadata/,
    );
    expect(slack.refusals).toHaveLength(answer.response_metadata.messages.length);
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(
      await call('chat.postMessage', { channel: maja.user, text: 'Nytt', blocks }),
    ).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(maja.messages).toEqual([]);
  });

  it('posts to a person, changes that and takes it away', async () => {
    const { channel } = (await call('conversations.open', { users: maja.user })) as {
      channel: { id: string };
    };
    const at = { channel: channel.id };
    const { ts } = await call('chat.postMessage', { ...at, text: 'Nytt' });
    expect(await call('chat.update', { ...at, ts, text: 'Nyare' })).toMatchObject({ ok: true });
    expect(maja.messages).toMatchObject([{ text: 'Nyare', edited: true, ephemeral: false }]);
    await call('chat.postEphemeral', { ...at, user: maja.user, text: 'Bara du' });
    expect(maja.messages).toMatchObject([{}, { text: 'Bara du', ephemeral: true }]);
    expect(await call('chat.delete', { ...at, ts })).toMatchObject({ ok: true });
    expect(await call('chat.delete', { ...at, ts })).toEqual({
      ok: false,
      error: 'message_not_found',
    });
    expect(await call('conversations.info', at)).toMatchObject({
      error: 'missing_scope',
      needed: 'im:read',
    });
  });

  it.each([
    ['chat.postMessage', { channel: 'D0NOBODY01', text: 'x' }, 'channel_not_found'],
    ['chat.postMessage', { channel: 'C0ALLMANT01', text: 'x' }, 'not_in_channel'],
    ['chat.postMessage', { channel: 'U0MAJA0001' }, 'no_text'],
    ['chat.postEphemeral', { channel: 'U0MAJA0001', user: 'U1', text: 'x' }, 'user_not_in_channel'],
    ['conversations.open', { users: 'U0NOBODY01' }, 'user_not_found'],
    ['conversations.open', { channel: 'D0NOBODY01' }, 'channel_not_found'],
    ['users.info', { user: 'U0NOBODY01' }, 'user_not_found'],
    ['views.publish', { user_id: 'U0NOBODY01', view: home() }, 'user_not_found'],
  ])('refuses %s %j', async (method, given, error) => {
    expect(await call(method, given)).toMatchObject({ ok: false, error });
  });

  describe('by script', () => {
    const post = () => send('chat.postMessage', { channel: maja.user, text: 'Nytt' });

    it('answers 429 as often as told, then as usual', async () => {
      slack.script({
        method: 'chat.postMessage',
        kind: 'rate_limited',
        retryAfterSeconds: 7,
        times: 2,
      });
      for (const _ of [1, 2]) {
        const response = await post();
        expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
      }
      expect(await (await post()).json()).toMatchObject({ ok: true });
      expect(maja.messages).toHaveLength(1);
    });

    it('refuses with any error, and with any status', async () => {
      slack.script({ method: '*', kind: 'error', error: 'token_revoked' });
      slack.script({ method: '*', kind: 'status', status: 503 });
      expect(await (await post()).json()).toEqual({ ok: false, error: 'token_revoked' });
      expect((await post()).status).toBe(503);
      expect(maja.messages).toEqual([]);
    });

    it('answers late what was done at once', async () => {
      let release = (): void => undefined;
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      slack.script({ method: 'chat.postMessage', kind: 'slow', until });
      let answered = false;
      const late = post().then((response) => {
        answered = true;
        return response;
      });
      await slack.until(() => maja.messages.length === 1);
      expect(answered).toBe(false);
      release();
      expect(await (await late).json()).toMatchObject({ ok: true });
    });

    it.each([true, false])('cuts the connection, carried out: %s', async (carriedOut) => {
      slack.script({ method: 'chat.postMessage', kind: 'dropped', carriedOut });
      await expect(post()).rejects.toThrow();
      expect(maja.messages).toHaveLength(carriedOut ? 1 : 0);
      expect(slack.calls.at(-1)?.answer).toBe('dropped');
    });
  });

  it('counts calls by the minute when it is told to', async () => {
    await start({ tiers: true });
    const statuses: number[] = [];
    for (let calls = 0; calls < 51; calls++)
      statuses.push((await send('conversations.open', { users: maja.user })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    const refused = await send('conversations.open', { users: maja.user });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    now += 60_000;
    expect((await send('conversations.open', { users: maja.user })).status).toBe(200);
  });

  it('takes no call after the app was uninstalled', async () => {
    await call('apps.uninstall');
    expect(await call('auth.test')).toEqual({ ok: false, error: 'token_revoked' });
    await slack.until(() => slack.deliveries.length >= 2);
    expect(
      slack.deliveries.map(({ body }) => (JSON.parse(body) as { event: Json }).event.type),
    ).toEqual(expect.arrayContaining(['tokens_revoked', 'app_uninstalled']));
  });

  it('forgets the oldest calls', async () => {
    for (let calls = 0; calls < 1001; calls++) await call('auth.test', { n: calls });
    expect(slack.calls).toHaveLength(1000);
    expect(slack.calls[0]?.arguments).toEqual({ n: 1 });
  });
});

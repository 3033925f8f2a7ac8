import type { FakeSlack, FakeSlackOptions, SlackClient } from '../../office/slack/slack';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../support/messengers/slack-workspace';
import { modal, plain } from './slack-bare-app';

type Json = Record<string, unknown>;

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

  it('refuses what the scopes do not allow', async () => {
    await start({ scopes: ['chat:write'] });
    expect(await call('conversations.open', { users: maja.user })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'im:write',
      provided: 'chat:write',
    });
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
});

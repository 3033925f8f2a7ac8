import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { FakeSlack } from '../../office/slack/slack';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../support/messengers/slack-workspace';

describe('the addresses of Socket Mode', () => {
  let workspace: SlackWorkspace;
  let slack: FakeSlack;
  beforeEach(async () => {
    workspace = await openSlackWorkspace(nowhere);
    slack = workspace.slack;
  });
  afterEach(() => workspace.close());

  const open = async (token: string): Promise<{ url?: string; error?: string }> => {
    const headers = { authorization: `Bearer ${token}` };
    const asked = fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
    return (await (await asked).json()) as { url?: string };
  };

  it('are given to the app token alone, and only so many', async () => {
    expect(await open(slack.botToken)).toMatchObject({ error: 'not_allowed_token_type' });
    for (let asked = 0; asked < 10; asked++)
      expect(await open(slack.appToken)).toMatchObject({ ok: true });
    expect(await open(slack.appToken)).toMatchObject({ error: 'too_many_websockets' });
  });

  it('let in once each, and a connection ends that says more than a megabyte', async () => {
    const { url = '' } = await open(slack.appToken);
    const socket = new WebSocket(url);
    await once(socket, 'open');
    expect(slack.connections).toBe(1);
    const [refusal] = (await once(new WebSocket(url), 'error')) as [Error];
    expect(refusal.message).toContain('403');
    socket.send('x'.repeat(1_048_577));
    expect((await once(socket, 'close'))[0]).toBe(1009);
    await slack.until(() => slack.connections === 0);
  });
});

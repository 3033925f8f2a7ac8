import { once } from 'node:events';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebSocket } from 'ws';
import type { FakeSlack } from '../../office/slack/slack';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../support/messengers/slack-workspace';
import { actions, button, modal } from './slack-bare-app';

describe('Socket Mode, with the app on bare Bolt', () => {
  let workspace: SlackWorkspace;
  let slack: FakeSlack;
  let app: App;

  let waiting: (() => void)[];

  async function start(clientPingTimeout?: number): Promise<void> {
    waiting = [];
    workspace = await openSlackWorkspace(nowhere, {
      after: (_milliseconds, run) => {
        waiting.push(run);
        return () => undefined;
      },
    });
    slack = workspace.slack;
    const clientOptions = { slackApiUrl: slack.apiUrl };
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions },
      ...(clientPingTimeout === undefined ? {} : { clientPingTimeout }),
    });
    app = new App({ token: slack.botToken, receiver, logLevel: LogLevel.ERROR, clientOptions });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [actions(button('act:open'))] } as never,
      });
    });
    app.action(/.*/, async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      await client.views.open({ trigger_id: body.trigger_id, view: modal() as never });
    });
    app.view(/.*/, async ({ ack }) =>
      ack({ response_action: 'errors', errors: { 'story.what': 'Tryck igen.' } }),
    );
    app.command(/.*/, async ({ ack }) => ack('Här är vi.'));
    await app.start();
  }
  beforeEach(() => start());
  async function stop(): Promise<void> {
    await app.stop();
    await slack.until(() => slack.connections === 0);
    await workspace.close();
  }
  afterEach(stop);

  it('connects again when Slack asks for that', async () => {
    await stop();
    // The library waits this long before it connects again.
    await start(500);
    slack.refreshConnections();
    await slack.until(() => slack.calls.filter(isOpening).length >= 2 && slack.connections === 1);
    expect(await slack.client('U0MAJA0001').openHome()).toEqual({ kind: 'ok' });
  });

  it('gives an address to the app token alone', async () => {
    const open = async (token: string) =>
      (
        await fetch(`${slack.apiUrl}apps.connections.open`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
        })
      ).json();
    expect(await open(slack.botToken)).toMatchObject({ error: 'not_allowed_token_type' });
    for (let asked = 0; asked < 9; asked++)
      expect(await open(slack.appToken)).toMatchObject({ ok: true });
    expect(await open(slack.appToken)).toMatchObject({ error: 'too_many_websockets' });
  });

  it('lets each address in once, and ends a connection that says more than a megabyte', async () => {
    const response = await fetch(`${slack.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.appToken}` },
    });
    const { url } = (await response.json()) as { url: string };
    const socket = new WebSocket(url);
    await once(socket, 'open');
    expect(slack.connections).toBe(2);
    const [refusal] = (await once(new WebSocket(url), 'error')) as [Error];
    expect(refusal.message).toContain('403');
    socket.send('x'.repeat(1_048_577));
    expect((await once(socket, 'close'))[0]).toBe(1009);
    await slack.until(() => slack.connections === 1);
  });
});

const isOpening = ({ method }: { method: string }): boolean => method === 'apps.connections.open';

import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import type { FakeSlackOptions } from '../../office/slack/slack';
import { startLocalServer } from '../support/messengers/local-server';
import { openSlackWorkspace } from '../support/messengers/slack-workspace';

type Answer = Readonly<Record<string, unknown>> | string | undefined;

/** A small app on bare Bolt: tries the fake against the library that speaks with Slack itself. */
export type BareSlackApp = Awaited<ReturnType<typeof startBareSlackApp>>;

export const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });

export const input = (blockId: string, more: object = {}) => ({
  type: 'input',
  block_id: blockId,
  optional: true,
  label: plain('Vad har hänt?'),
  element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 3000 },
  ...more,
});

export const button = (actionId: string, value?: string) => ({
  type: 'button',
  action_id: actionId,
  text: plain('Öppna'),
  ...(value === undefined ? {} : { value }),
});

export const actions = (...elements: object[]) => ({ type: 'actions', elements });

export const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('Vissla'),
  submit: plain('Skicka'),
  close: plain('Stäng'),
  callback_id: 'vissla:story',
  private_metadata: '',
  blocks: [input('story.what'), actions(button('act:on'))],
  ...more,
});

export async function startBareSlackApp(
  options: Omit<FakeSlackOptions, 'eventsUrl' | 'url'> = { unkind: { homes: false } },
) {
  const workspace = await openSlackWorkspace(() => `${server.url}/slack/events`, options);
  const { slack } = workspace;
  const receiver = new ExpressReceiver({ signingSecret: slack.signingSecret });
  const server = await startLocalServer(receiver.app);
  const bolt = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    token: slack.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  const seen: Readonly<Record<string, unknown>>[] = [];
  const app = {
    slack,
    /** For calls of the app's own. */
    client: bolt.client,
    /** The view that `act:open` opens. */
    opens: modal() as object,
    /** What the next submission is answered with; nothing closes the view. */
    answerNext: undefined as Answer,
    /** Payloads as Bolt gave them to its listeners. */
    seen,
    stop: async () => {
      await workspace.close();
      await server.close();
    },
  };
  bolt.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [actions(button('act:open'))] } as never,
    });
  });
  bolt.action(/.*/, async ({ ack, body, client }) => {
    seen.push(body as never);
    await ack();
    if (body.type !== 'block_actions' || body.actions[0]?.action_id !== 'act:open') return;
    await client.views.open({ trigger_id: body.trigger_id, view: app.opens as never });
  });
  bolt.view({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    seen.push(body as never);
    const answer = app.answerNext;
    app.answerNext = undefined;
    await (answer === undefined ? ack() : ack(answer as never));
  });
  bolt.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack, body }) => {
    seen.push(body as never);
    await ack();
  });
  bolt.message(async () => undefined);
  bolt.command(/.*/, async ({ ack, body }) => {
    seen.push(body);
    await ack('Här är vi.');
  });
  return app;
}

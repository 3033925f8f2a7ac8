import { readFileSync } from 'node:fs';
import { App, ExpressReceiver, type types } from '@slack/bolt';

/**
 * What Vissla's modal step is measured against: the least that a Bolt application with modals can be. Bolt
 * checks the signature; one listener answers every step with one fixed view, as Slack wants it: a
 * submission in the answer itself, a button by `views.update`.
 */
const {
  BARE_PORT = '',
  BARE_SIGNING_SECRET = '',
  BARE_BOT_TOKEN = '',
  BARE_API_URL = '',
  BARE_VIEW = '',
} = process.env;

const view = JSON.parse(readFileSync(BARE_VIEW, 'utf8')) as types.ModalView;

const receiver = new ExpressReceiver({
  signingSecret: BARE_SIGNING_SECRET,
  endpoints: '/slack/events',
});
const app = new App({
  receiver,
  // Nobody is asked whose token it is, as in Vissla.
  authorize: () =>
    Promise.resolve({ botToken: BARE_BOT_TOKEN, botId: 'B0BARE', botUserId: 'U0BARE' }),
  clientOptions: { slackApiUrl: BARE_API_URL },
  convoStore: false,
});

app.use(async ({ body, ack, client }) => {
  const step = body as {
    type: string;
    trigger_id: string;
    view: { id: string; type: string; hash: string };
  };
  const answer = ack as (answer?: object) => Promise<void>;
  if (step.type === 'view_submission') {
    await answer({ response_action: 'update', view });
    return;
  }
  await answer();
  if (step.view.type === 'home') await client.views.open({ trigger_id: step.trigger_id, view });
  else await client.views.update({ view_id: step.view.id, hash: step.view.hash, view });
});

receiver.app.get('/', (_request, response) => {
  response.status(200).end();
});
receiver.app.listen(Number(BARE_PORT), '127.0.0.1');

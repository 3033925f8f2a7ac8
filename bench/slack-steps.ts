import type { FakeSlack, SlackClient, SlackView } from '../office/slack/slack';
import { freePort } from '../test/support/houses/bot-process';
import {
  openSlackWorkspace,
  type SlackWorkspace,
} from '../test/support/messengers/slack-workspace';
import { buttonsOf } from '../test/support/people/slack-view';
import type { Comparison } from './measure-steps';
import { startServerProcess } from './server-process';
import {
  openFromHome,
  prepareSlackWalker,
  type SlackWalker,
  slackStepsInLap,
  walkSlackLap,
} from './slack-walk';
import { writeTemporary } from './temporary';
import { kindSlack, type VisslaHouse } from './vissla-house';

/** Modal steps in Slack, and a Bolt application that answers each with one fixed view. */
export interface SlackSteps extends Comparison {
  /** Bytes of that view, the walk's most average one. */
  readonly viewBytes: number;
  /** How many of a lap's steps were sent as submissions. */
  readonly submissions: number;
  close(): Promise<void>;
}

type StepKind = 'press' | 'submit';

export async function openSlackSteps(house: VisslaHouse, people: number): Promise<SlackSteps> {
  const { slack } = house.workspace;
  const walkers: SlackWalker[] = [];
  for (let i = 0; i < people; i++) walkers.push(await prepareSlackWalker(slack, String(i)));
  const [first] = walkers;
  if (first === undefined) throw new Error('Nobody walks.');
  const { view, kinds } = await averageView(slack, first);
  const file = writeTemporary(JSON.stringify(view));
  const port = await freePort();
  const workspace = await openSlackWorkspace(() => `http://127.0.0.1:${port}/slack/events`, {
    unkind: kindSlack,
  });
  const bare = await startServerProcess({
    program: 'bench/bare-slack-app.js',
    settings: {
      BARE_PORT: String(port),
      BARE_SIGNING_SECRET: workspace.slack.signingSecret,
      BARE_BOT_TOKEN: workspace.slack.botToken,
      BARE_API_URL: workspace.apiUrl,
      BARE_VIEW: file.path,
    },
    port,
    path: '/',
  });
  const bystanders: SlackClient[] = [];
  for (let i = 0; i < people; i++) {
    const client = workspace.slack.client(`U0BARE${i}`);
    await giveHome(workspace, client.user);
    bystanders.push(client);
  }
  return {
    vissla: {
      server: house.vissla,
      laps: walkers.map((walker) => () => walkSlackLap(slack, walker)),
    },
    bare: {
      server: bare,
      laps: bystanders.map((client) => () => bareLap(workspace.slack, client, kinds)),
    },
    stepsInLap: slackStepsInLap,
    viewBytes: Buffer.byteLength(JSON.stringify(view)),
    submissions: kinds.filter((kind) => kind === 'submit').length,
    close: async () => {
      await bare.stop();
      await workspace.close();
      file.remove();
    },
  };
}

/** Makes as many presses and submissions, in the same order and of the same size, on the fixed view. */
async function bareLap(
  slack: FakeSlack,
  client: SlackClient,
  kinds: readonly StepKind[],
): Promise<void> {
  await openFromHome(slack, client);
  for (const kind of kinds.slice(1)) {
    const hash = client.modals.at(-1)?.hash;
    const { kind: outcome } = await (kind === 'submit'
      ? client.submit()
      : client.press('act:back'));
    if (outcome !== 'ok') throw new Error(`The bare application's answer: ${outcome}.`);
    await slack.until(() => client.modals.at(-1)?.hash !== hash);
  }
}

/** Puts a Home there by hand: the bare application needs no listener for it. */
async function giveHome({ slack, apiUrl }: SlackWorkspace, user: string): Promise<void> {
  const button = {
    type: 'button',
    action_id: 'act:open',
    text: { type: 'plain_text', text: 'Open' },
  };
  const response = await fetch(`${apiUrl}views.publish`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({
      user_id: user,
      view: { type: 'home', blocks: [{ type: 'actions', elements: [button] }] },
    }),
  });
  const { ok } = (await response.json()) as { readonly ok: boolean };
  if (!ok) throw new Error('The Home of the bare application was refused.');
}

/**
 * Of the views that have both a submit and a button "back", the one whose size is nearest to the mean of all
 * views of a lap; and how each of the lap's steps was sent.
 */
async function averageView(
  slack: FakeSlack,
  walker: SlackWalker,
): Promise<{ readonly view: object; readonly kinds: readonly StepKind[] }> {
  const views: SlackView[] = [];
  const sent = slack.deliveries.length;
  await walkSlackLap(slack, walker, (view) => views.push(view));
  const kinds = slack.deliveries
    .slice(sent)
    .map(({ body }): StepKind => (body.includes('view_submission') ? 'submit' : 'press'));
  if (kinds.length !== slackStepsInLap) throw new Error('A step was more than one request.');
  const sizeOf = (view: SlackView): number => JSON.stringify(asSent(view)).length;
  const mean = views.reduce((sum, view) => sum + sizeOf(view), 0) / views.length;
  const [nearest] = views
    .filter((view) => view.submit !== null && buttonsOf(view).includes('act:back'))
    .toSorted((a, b) => Math.abs(sizeOf(a) - mean) - Math.abs(sizeOf(b) - mean));
  if (nearest === undefined) throw new Error('No view has both a submit and a button "back".');
  return { view: asSent(nearest), kinds };
}

/** A view without Slack's additions. */
function asSent(view: SlackView): object {
  const { type, title, submit, close, blocks, private_metadata, callback_id, clear_on_close } =
    view;
  const sent = {
    type,
    title,
    submit,
    close,
    blocks,
    private_metadata,
    callback_id,
    clear_on_close,
  };
  return Object.fromEntries(Object.entries(sent).filter(([, part]) => part !== null));
}

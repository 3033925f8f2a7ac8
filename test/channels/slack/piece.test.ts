import { askSlackChannel } from '../../../bot/channels/slack/probe';
import { createSlackPoster } from '../../../bot/channels/slack/send';
import { createWeb, type Web } from '../../../bot/channels/slack/web';
import type { PiecePoster } from '../../../bot/ports/broadcast';
import type { FakeSlack, Scripted } from '../../../office/slack/slack';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../../support/messengers/slack-workspace';
import { cards } from './slack-bot';

const channel = 'C0NEWS';
const method = 'chat.postMessage';

describe('the weekly piece in Slack', () => {
  let workspace: SlackWorkspace;
  let slack: FakeSlack;
  let web: Web;
  let faults: string[];
  let poster: PiecePoster;
  beforeEach(async () => {
    workspace = await openSlackWorkspace(nowhere, { news: channel });
    slack = workspace.slack;
    for (const user of ['UMAJA', 'UOMAR']) slack.client(user);
    web = createWeb(slack.botToken, slack.apiUrl);
    faults = [];
    poster = posterTo(channel);
  });
  afterEach(async () => {
    web.close();
    await workspace.close();
  });
  const fault = (code: string) => void faults.push(code);
  const posterTo = (to: string): PiecePoster =>
    createSlackPoster({ web, cards, channel: to, locale: 'sv', fault });
  const seenBy = (user: string) => slack.client(user).messages;

  it('is one post in the channel, with its heading to be notified of, and names nobody', async () => {
    await poster.post('gifts');
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
    const [message, ...more] = seenBy('UMAJA');
    expect(more).toEqual([]);
    expect(message).toMatchObject({ channel, text: 'Gåvor på jobbet', ephemeral: false });
    expect(JSON.stringify(message?.blocks)).toContain('act:open');
    expect(seenBy('UOMAR')).toEqual([message]);
    expect(JSON.stringify(slack.calls)).not.toMatch(/UMAJA|UOMAR|<!|<@/);
    expect([faults, slack.refusals]).toEqual([[], []]);
  });

  it.each<[Scripted, string]>([
    ...['not_in_channel', 'channel_not_found', 'restricted_action', 'is_archived'].map(
      (error): [Scripted, string] => [{ method, kind: 'error', error }, 'slack_channel'],
    ),
    [{ method, kind: 'rate_limited', retryAfterSeconds: 9 }, 'slack_limited'],
  ])('is given back where Slack surely did not take it: %j', async (scripted, code) => {
    slack.script(scripted);
    await expect(poster.post('gifts')).rejects.toMatchObject({ code });
    expect(seenBy('UMAJA')).toEqual([]);
  });

  it('counts as posted where nobody can say', async () => {
    slack.script({ method, kind: 'error', error: 'fatal_error' });
    await poster.post('gifts');
    expect(faults).toEqual(['piece_uncertain']);
  });

  it.each<[string, Scripted | undefined, string]>([
    [channel, undefined, 'known'],
    ['C0OTHER', undefined, 'refused'],
    [channel, { method: 'chat.update', kind: 'error', error: 'invalid_auth' }, 'unsaid'],
    [channel, { method: 'chat.update', kind: 'error', error: 'internal_error' }, 'unreachable'],
  ])('is tried beforehand, and nothing is changed: %s', async (asked, scripted, found) => {
    if (scripted !== undefined) slack.script(scripted);
    expect(await askSlackChannel(slack.botToken, asked, slack.apiUrl)).toBe(found);
    expect(seenBy('UMAJA')).toEqual([]);
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.update']);
  });

  it('goes to no channel that the app is not in', async () => {
    await expect(posterTo('C0OTHER').post('gifts')).rejects.toMatchObject({
      code: 'slack_channel',
    });
  });
});

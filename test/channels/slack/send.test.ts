import { createSlackNotifier } from '../../../bot/channels/slack/send';
import { createWeb, type Web } from '../../../bot/channels/slack/web';
import type { MemberId } from '../../../bot/domain/ids';
import type { Notifier } from '../../../bot/ports/notices';
import type { FakeSlack, Scripted } from '../../../office/slack/slack';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../../support/messengers/slack-workspace';
import { cards } from './slack-bot';

const member = 'm' as MemberId;

describe('a notice', () => {
  let workspace: SlackWorkspace;
  let slack: FakeSlack;
  let web: Web;
  let faults: string[];
  let notifier: Notifier;
  let kept: string;

  beforeEach(async () => {
    workspace = await openSlackWorkspace(nowhere);
    slack = workspace.slack;
    slack.client('UHANDLER');
    web = createWeb(slack.botToken, slack.apiUrl);
    faults = [];
    notifier = notifierWith(web);
    kept = JSON.stringify({ team: slack.team, user: 'UHANDLER', locale: 'en' });
  });
  afterEach(async () => {
    web.close();
    await workspace.close();
  });

  const fault = (code: string) => void faults.push(code);
  const notifierWith = (client: Web): Notifier =>
    createSlackNotifier({ web: client, cards, team: slack.team, fault });
  const posted = (): unknown[] => slack.calls.filter(({ method }) => method === 'chat.postMessage');
  const messages = () => slack.client('UHANDLER').messages;

  it('comes to the member alone, in the member’s language, without content and with the desk’s button', async () => {
    await notifier.notify(member, kept, 3);
    const [message, ...more] = messages();
    expect(more).toHaveLength(0);
    expect(message).toMatchObject({ from: 'bot', ephemeral: false });
    expect(message?.text).toMatch(/3/);
    expect(JSON.stringify(message?.blocks)).toContain('act:desk');
    expect(posted()).toMatchObject([
      { arguments: { unfurl_links: false, unfurl_media: false, channel: message?.channel } },
    ]);
    await notifier.notify(member, kept.replace('"en"', '"sv"'), 3);
    expect(messages().at(-1)?.text).not.toBe(message?.text);
    expect(faults).toEqual([]);
  });

  it.each(['conversations.open', 'chat.postMessage'] as const)(
    'is given back with the time that Slack wants to be left alone: %s',
    async (method) => {
      slack.script({ method, kind: 'rate_limited', retryAfterSeconds: 300 });
      await expect(notifier.notify(member, kept, 1)).rejects.toMatchObject({
        code: 'slack_limited',
        retryAfterSeconds: 300,
      });
      expect(messages()).toHaveLength(0);
      await notifier.notify(member, kept, 1);
      expect(messages()).toHaveLength(1);
      expect(faults).toEqual([]);
    },
  );

  const [opening, posting] = [
    { method: 'conversations.open' },
    { method: 'chat.postMessage' },
  ] as const;
  const says = (error: string) => ({ kind: 'error', error }) as const;
  it.each<[string, Scripted, string]>([
    ['the permission is missing', { ...opening, ...says('missing_scope') }, 'slack_scope'],
    ['the token was taken away', { ...posting, ...says('token_revoked') }, 'slack_token'],
    ['the person is gone', { ...opening, ...says('user_not_found') }, 'slack_refused'],
    ['the way is cut', { ...opening, kind: 'dropped', carriedOut: true }, 'slack_uncertain'],
  ])('is given back to be tried later when %s', async (_name, script, code) => {
    slack.script(script);
    await expect(notifier.notify(member, kept, 1)).rejects.toMatchObject({ code, message: code });
    expect(messages()).toHaveLength(0);
    expect(faults).toEqual([]);
  });

  it.each<[string, Scripted, number]>([
    ['the line was cut after it', { ...posting, kind: 'dropped', carriedOut: true }, 1],
    ['the line was cut', { ...posting, kind: 'dropped', carriedOut: false }, 0],
    ['Slack had trouble', { ...posting, kind: 'status', status: 500 }, 0],
    ['Slack is not sure', { ...posting, ...says('fatal_error') }, 0],
  ])(
    'is not sent twice when %s, and nobody can say whether it came',
    async (_name, script, came) => {
      slack.script(script);
      await notifier.notify(member, kept, 1);
      expect(posted()).toHaveLength(1);
      expect(messages()).toHaveLength(came);
      expect(faults).toEqual(['notice_uncertain']);
    },
  );

  it('surely did not come when nobody listens', async () => {
    const nowhere = createWeb('t', 'http://127.0.0.1:9/api/');
    await expect(notifierWith(nowhere).notify(member, kept, 1)).rejects.toMatchObject({
      code: 'slack_unreachable',
    });
    nowhere.close();
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['JSON of another kind', '[1]'],
    ['an address in Teams', JSON.stringify({ serviceUrl: 'https://x', conversation: 'a:1' })],
    ['another workspace', JSON.stringify({ team: 'TOTHER', user: 'UHANDLER', locale: 'sv' })],
  ])('goes nowhere with %s for an address', async (_name, address) => {
    await expect(notifier.notify(member, address, 1)).rejects.toMatchObject({ code: 'address' });
    expect(slack.calls).toHaveLength(0);
  });
});

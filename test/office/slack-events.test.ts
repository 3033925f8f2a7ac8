import type { IncomingHttpHeaders } from 'node:http';
import { signatureOf } from '../../office/slack/http-line';
import type { FakeSlack } from '../../office/slack/slack';
import { type LocalServer, startLocalServer } from '../support/messengers/local-server';
import {
  nowhere,
  openSlackWorkspace,
  type SlackWorkspace,
} from '../support/messengers/slack-workspace';

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('what Slack sends, on the wire', () => {
  const now = 1_790_000_000_123;
  let got: Got[];
  /** Statuses for the next requests; after them 200. `hang` never answers. */
  let statuses: (number | 'hang')[];
  let noRetry: boolean;
  let waiting: { readonly milliseconds: number; run(): void }[];
  let server: LocalServer;
  let eventsUrl: string;
  let workspace: SlackWorkspace;
  let slack: FakeSlack;

  beforeEach(async () => {
    [got, statuses, waiting, noRetry] = [[], [], [], false];
    server = await startLocalServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        got.push({ headers: request.headers, body });
        const status = statuses.shift() ?? 200;
        if (status === 'hang') return;
        const { challenge } = (body.startsWith('{') ? JSON.parse(body) : {}) as {
          challenge?: string;
        };
        response.writeHead(status, noRetry ? { 'x-slack-no-retry': '1' } : {}).end(challenge);
      })();
    });
    workspace = await openSlackWorkspace(() => eventsUrl, {
      now: () => now,
      ackMilliseconds: 5_000,
      after: (milliseconds, run) => {
        const one = { milliseconds, run };
        waiting.push(one);
        return () => {
          waiting = waiting.filter((other) => other !== one);
        };
      },
    });
    slack = workspace.slack;
    eventsUrl = `${server.url}/slack/events`;
  });
  afterEach(async () => {
    await workspace.close();
    await server.close();
  });

  /** Lets the next retry come due. */
  async function due(): Promise<number> {
    const next = waiting.shift();
    const before = slack.deliveries.length;
    next?.run();
    await slack.until(() => slack.deliveries.length > before);
    // The answer is judged right after it was recorded.
    await new Promise((resolve) => setImmediate(resolve));
    return next?.milliseconds ?? -1;
  }
  const retryOf = ({ headers }: Got) => [
    headers['x-slack-retry-num'],
    headers['x-slack-retry-reason'],
  ];

  it('signs as the example in the documentation of Slack', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(signatureOf('8f742231b10e8888abcd99yyyzzz85a5', 1531420618, body)).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });

  it('tries an event again at once, after a minute and after five, then no more', async () => {
    statuses = [500, 404, 302, 500];
    expect(await slack.event({ type: 'app_uninstalled' })).toEqual({ kind: 'failed', status: 500 });
    expect([await due(), await due(), await due()]).toEqual([0, 60_000, 300_000]);
    expect(waiting).toEqual([]);
    expect(got.map(retryOf)).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    const ids = got.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
    expect(new Set(ids).size).toBe(1);
    expect(slack.deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([
      [0, 500],
      [1, 404],
      [2, 302],
      [3, 500],
    ]);
  });

  it('says why it tries again when nobody answered in time, or nobody was there', async () => {
    statuses = ['hang'];
    expect(await slack.event({ type: 'app_uninstalled' })).toEqual({ kind: 'timeout' });
    await due();
    expect(retryOf(got[1]!)).toEqual(['1', 'http_timeout']);
    const known = eventsUrl;
    eventsUrl = nowhere();
    expect(await slack.event({ type: 'app_uninstalled' })).toEqual({ kind: 'failed', status: 0 });
    eventsUrl = known;
    await due();
    expect(retryOf(got[2]!)).toEqual(['1', 'connection_failed']);
  });

  it('never tries an interaction or a command again', async () => {
    statuses = [500, 500];
    const maja = slack.client('U0MAJA0001');
    expect(await maja.command('')).toEqual({ kind: 'failed', status: 500 });
    expect(await slack.interaction({ type: 'block_actions' })).toEqual({
      kind: 'failed',
      status: 500,
    });
    expect(waiting).toEqual([]);
  });
});

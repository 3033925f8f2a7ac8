import { readFileSync } from 'node:fs';
import type { Press, Shown } from '../../../bot/channels/channel';
import { gate } from '../../support/gate';
import {
  filed,
  fills,
  opens,
  opensHome,
  type SlackBot,
  startSlackBot,
  story,
  textsOf,
} from './slack-bot';

describe('Socket Mode', () => {
  let bot: SlackBot;
  afterEach(() => bot.close());

  const begins = async (dialogue?: (press: Press) => Promise<Shown> | Shown): Promise<void> => {
    bot = await startSlackBot({ transport: 'socket', ...(dialogue && { dialogue }) });
    await bot.channel.start();
  };
  /** Somebody opens the dialog over the socket, as soon as there is one. */
  const works = async (): Promise<void> => {
    const anna = bot.slack.client('UANNA');
    await bot.until(() => bot.slack.connections >= 1);
    await anna.command('');
    await bot.until(() => anna.modals.length === 1);
  };

  it('runs on exactly the packages whose insides it was checked with', async () => {
    await begins();
    const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
    const { overrides } = read('package.json') as { overrides: Record<string, string> };
    const { packages } = read('package-lock.json') as {
      packages: Record<string, { version?: string } | undefined>;
    };
    const slacks = Object.entries(overrides).filter(([name]) => name.startsWith('@slack/'));
    expect(slacks.map(([name]) => name)).toEqual(['@slack/socket-mode', '@slack/web-api']);
    for (const [name, version] of slacks)
      expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  });

  it('takes the same presses without an address of its own, which answers 404', async () => {
    await begins(({ button }) => (button === undefined ? story : filed));
    expect(await bot.channel.reached()).toBe('yes');
    const anna = await opensHome(bot);
    await anna.press('act:open');
    await bot.until(() => anna.modals.length === 1);
    fills(anna, { what: 'text' });
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(anna.modals)).toContain('ABCDE-FGHJK');
    anna.close();
    await anna.command('words');
    await bot.until(() => anna.modals.length === 1);
    expect(anna.messages[0]?.text).toContain('läser inte');
    await anna.write('text');
    await bot.until(() => anna.messages.some(({ blocks }) => textsOf(blocks).includes('act:open')));
    expect((await bot.post('{}')).status).toBe(404);
    expect(bot.faults).toEqual([]);
  });

  it('refuses other workspaces and takes what it does not know', async () => {
    await begins();
    const stranger = bot.slack.client('USTRANGER', { team: 'TOTHER' });
    expect(await stranger.write('text')).toEqual({ kind: 'ok' });
    expect(await bot.slack.event({ type: 'reaction_added', user: 'U' })).toEqual({ kind: 'ok' });
    const payload = { type: 'view_closed', user: { id: 'U' }, view: { id: 'V' } };
    expect(await bot.slack.interaction(payload)).toEqual({ kind: 'ok' });
    expect(bot.presses).toHaveLength(0);
    expect(bot.faults).toEqual(['refused_team']);
  });

  it('keeps two connections, and is ready when one is up', async () => {
    bot = await startSlackBot({ transport: 'socket' });
    const { passed: until, open: answer } = gate();
    let connects = 0;
    const started = bot.channel.start().then(() => (connects = bot.slack.connections));
    await bot.until(() => bot.slack.connections === 1);
    bot.slack.script({ method: 'apps.connections.open', kind: 'slow', until });
    await started;
    expect(connects).toBeGreaterThanOrEqual(1);
    answer();
    await bot.until(() => bot.slack.connections === 2);
    expect(bot.faults).toEqual([]);
  });

  it('answers what was under way when Slack asks for another connection, on the old one', async () => {
    const { passed: done, open: finish } = gate();
    await begins(async ({ button }) => {
      if (button === 'file') await done;
      return button === undefined ? story : filed;
    });
    await bot.until(() => bot.slack.connections === 2);
    const anna = await opens(bot);
    fills(anna, { what: 'text' });
    const before = bot.calls('apps.connections.open').length;
    const outcome = anna.submit();
    await bot.until(() => bot.presses.some(({ button }) => button === 'file'));
    bot.slack.askForConnections();
    await bot.until(() => bot.calls('apps.connections.open').length >= before + 1);
    finish();
    expect(await outcome).toEqual({ kind: 'ok' });
    expect(textsOf(anna.modals)).toContain('ABCDE-FGHJK');
    await bot.until(() => bot.slack.connections === 2);
    expect(bot.faults).toEqual([]);
  });

  it('loses no press while every connection is renewed again and again', async () => {
    await begins(({ button }) => (button === undefined ? story : filed));
    await bot.until(() => bot.slack.connections === 2);
    const anna = bot.slack.client('UANNA');
    for (let times = 0; times < 15; times++) {
      expect(await anna.command('')).toEqual({ kind: 'ok' });
      await bot.until(() => anna.modals.length === 1);
      fills(anna, { what: 'text' });
      expect(await anna.submit()).toEqual({ kind: 'ok' });
      anna.close();
    }
    // Every third interaction of a connection ends it, unless the other one is just being renewed.
    expect(bot.calls('apps.connections.open').length).toBeGreaterThan(3);
    expect(bot.faults).toEqual([]);
  });

  it('goes on with one connection where Slack allows no second', async () => {
    await begins();
    await bot.until(() => bot.slack.connections === 2);
    const busy = { kind: 'rate_limited', retryAfterSeconds: 1, times: 1 } as const;
    bot.slack.script({ method: 'apps.connections.open', ...busy });
    bot.slack.askForConnections();
    await works();
    await bot.until(() => bot.slack.connections === 2);
  });

  it('connects again when Slack asks for it', async () => {
    await begins();
    const opened = () => bot.calls('apps.connections.open').length;
    const before = opened();
    bot.slack.refreshConnections();
    await bot.until(() => opened() > before && bot.slack.connections > 0);
    await works();
  });

  it('that Slack ends again and again is not asked for without a pause', async () => {
    await begins();
    for (const more of [4, 6]) {
      await bot.until(() => bot.slack.connections === 2);
      const began = Date.now();
      bot.slack.refreshConnections();
      await bot.until(() => bot.calls('apps.connections.open').length === more);
      if (more === 6) expect(Date.now() - began).toBeGreaterThan(1000);
    }
    await works();
  });

  it('that was being opened when the bot stopped is closed', async () => {
    bot = await startSlackBot({ transport: 'socket' });
    const { passed: until, open: answer } = gate();
    bot.slack.script({ method: 'apps.connections.open', kind: 'slow', until });
    const started = bot.channel.start();
    await bot.channel.stop();
    answer();
    await started;
    await bot.until(() => bot.slack.connections === 0);
  });

  it.each([
    ['invalid_auth', 'slack_token'],
    ['token_revoked', 'slack_token'],
    ['missing_scope', 'slack_scope'],
  ])('does not start when Slack says %s', async (error, code) => {
    bot = await startSlackBot({ transport: 'socket' });
    bot.slack.script({ method: 'apps.connections.open', kind: 'error', error });
    await expect(bot.channel.start()).rejects.toMatchObject({ code, message: code });
  });

  it.each([
    ['the line is cut', { kind: 'dropped', carriedOut: false }, 'slack_unreachable'],
    ['Slack has trouble', { kind: 'status', status: 503 }, 'slack_unreachable'],
    ['Slack is busy', { kind: 'rate_limited', retryAfterSeconds: 1 }, 'slack_limited'],
    ['Slack says so', { kind: 'error', error: 'ratelimited' }, 'slack_limited'],
  ] as const)('starts all the same when %s, and goes on trying', async (_name, script, code) => {
    bot = await startSlackBot({ transport: 'socket' });
    bot.slack.script({ method: 'apps.connections.open', ...script });
    await bot.channel.start();
    expect(await bot.channel.reached()).toBe('not yet');
    expect(bot.faults).toEqual([code]);
    await works();
  });

  it('says once that Slack is away, however often it tries', async () => {
    bot = await startSlackBot({ transport: 'socket' });
    const opened = (): number => bot.calls('apps.connections.open').length;
    bot.slack.script({ method: 'apps.connections.open', kind: 'status', status: 503, times: 3 });
    await bot.channel.start();
    await bot.until(() => opened() >= 4);
    expect(bot.faults).toEqual(['slack_unreachable']);
    await works();
  });

  it('that loses its token while it runs says so and does not end the program', async () => {
    await begins();
    bot.slack.script({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth' });
    bot.slack.refreshConnections();
    await bot.until(() => bot.faults.length > 0);
    expect(bot.faults).toEqual(['slack_token']);
    await works();
  });
});

describe('whether Slack was reached, over HTTP', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await startSlackBot();
  });
  afterEach(() => bot.close());

  it('is asked of Slack itself, at a start', async () => {
    await bot.channel.start();
    expect(await bot.channel.reached()).toBe('yes');
    bot.slack.script({ method: 'auth.test', kind: 'error', error: 'invalid_auth' });
    expect(await bot.channel.reached()).toBe('refused');
    bot.slack.script({ method: 'auth.test', kind: 'dropped', carriedOut: false });
    expect(await bot.channel.reached()).toBe('not yet');
    expect(bot.faults).toEqual([]);
  });
});

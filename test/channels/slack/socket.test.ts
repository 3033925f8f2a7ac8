import { filed, type SlackBot, startSlackBot, story, textsOf } from './slack-bot';

describe('Socket Mode', () => {
  let bot: SlackBot;
  afterEach(() => bot.close());

  /** Somebody opens the dialog over the socket, as soon as there is one. */
  const works = async (): Promise<void> => {
    const anna = bot.slack.client('UANNA');
    await bot.until(() => bot.slack.connections === 1);
    await anna.command('');
    await bot.until(() => anna.modals.length === 1);
  };

  it('takes the same presses without an address of its own, which answers 404', async () => {
    bot = await startSlackBot({
      transport: 'socket',
      dialogue: ({ button }) => (button === undefined ? story : filed),
    });
    await bot.channel.start();
    const anna = bot.slack.client('UANNA');
    await anna.openHome();
    await bot.until(() => anna.home !== undefined);
    await anna.press('act:open');
    await bot.until(() => anna.modals.length === 1);
    anna.fill(Object.keys(anna.values)[0] ?? '', 'text');
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
    bot = await startSlackBot({ transport: 'socket' });
    await bot.channel.start();
    const stranger = bot.slack.client('USTRANGER', { team: 'TOTHER' });
    expect(await stranger.write('text')).toEqual({ kind: 'ok' });
    expect(await bot.slack.event({ type: 'reaction_added', user: 'U' })).toEqual({ kind: 'ok' });
    const payload = { type: 'view_closed', user: { id: 'U' }, view: { id: 'V' } };
    expect(await bot.slack.interaction(payload)).toEqual({ kind: 'ok' });
    expect(bot.presses).toHaveLength(0);
    expect(bot.faults).toEqual(['refused_team']);
  });

  it('connects again when Slack asks for it', async () => {
    bot = await startSlackBot({ transport: 'socket' });
    await bot.channel.start();
    const opened = () => bot.calls('apps.connections.open').length;
    const before = opened();
    bot.slack.refreshConnections();
    await bot.until(() => opened() > before && bot.slack.connections > 0);
    await works();
  });

  it('that Slack ends again and again is not asked for without a pause', async () => {
    bot = await startSlackBot({ transport: 'socket' });
    await bot.channel.start();
    for (const more of [2, 3]) {
      await bot.until(() => bot.slack.connections === 1);
      const began = Date.now();
      bot.slack.refreshConnections();
      await bot.until(() => bot.calls('apps.connections.open').length === more);
      if (more === 3) expect(Date.now() - began).toBeGreaterThan(1000);
    }
    await works();
  });

  it('that was being opened when the bot stopped is closed', async () => {
    bot = await startSlackBot({ transport: 'socket' });
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      answer = resolve;
    });
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
    ['Slack is busy', { kind: 'rate_limited', retryAfterSeconds: 30 }, 'slack_unreachable'],
    ['Slack says so', { kind: 'error', error: 'ratelimited' }, 'slack_limited'],
  ] as const)('starts all the same when %s, and goes on trying', async (_name, script, code) => {
    bot = await startSlackBot({ transport: 'socket' });
    bot.slack.script({ method: 'apps.connections.open', ...script });
    await bot.channel.start();
    expect(bot.faults).toEqual([code]);
    await works();
  });

  it('that loses its token while it runs says so and does not end the program', async () => {
    bot = await startSlackBot({ transport: 'socket' });
    await bot.channel.start();
    bot.slack.script({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth' });
    bot.slack.refreshConnections();
    await bot.until(() => bot.faults.length > 0);
    expect(bot.faults).toEqual(['slack_token']);
    await works();
  });
});

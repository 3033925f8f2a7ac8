import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Press, Shown } from '../../../bot/channels/channel';
import { signedHeaders } from '../../../office/slack/http-line';
import { timersByHand } from '../../support/by-hand';
import { printedWhile } from '../../support/printed';
import { acts, payloadOf, type SlackBot, shown, startSlackBot, textsOf } from './slack-bot';

const canary = 'KANARIEFÅGEL-7Q2ZX';
const form = 'application/x-www-form-urlencoded';

let bot: SlackBot;
beforeEach(async () => {
  bot = await startSlackBot();
});
afterEach(() => bot.close());

describe('requests', () => {
  const sign = (body: string, type = form): Record<string, string> => ({
    'content-type': type,
    ...signedHeaders(bot.slack.signingSecret, Date.now(), body),
  });

  it('of the same bytes at the same time act once', async () => {
    const user = { team_id: bot.slack.team, user_id: 'UANNA', trigger_id: 't' };
    const body = new URLSearchParams({ command: '/vissla', ...user }).toString();
    const headers = sign(body);
    const answers = await Promise.all(Array.from({ length: 20 }, () => bot.post(body, headers)));
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
    await bot.until(() => bot.presses.length > 0);
    expect(bot.presses).toHaveLength(1);
    expect(bot.faults.filter((code) => code === 'refused_replay')).toHaveLength(1);
  });

  it('that are refused get no body, and each reason is told once', async () => {
    // Signed once: the same bytes with the same signature come again.
    const unreadable = sign(`{"${canary}`, 'application/json');
    for (const third of [400, 401]) {
      const refused = [
        await bot.post(canary, { 'content-type': form }),
        await bot.post(canary, { ...sign(canary), 'x-slack-signature': `v0=${'0'.repeat(64)}` }),
        await bot.post(`{"${canary}`, unreadable),
      ];
      expect(refused.map(({ status }) => status)).toEqual([401, 401, third]);
      for (const answer of refused) expect(await answer.text()).toBe('');
    }
    const told = ['refused_signature_missing', 'refused_signature', 'refused_body'];
    expect(bot.faults.filter((code) => code !== 'refused_replay')).toEqual(told);
  });

  it('are too large over the limit, no matter who signed them', async () => {
    const body = 'x'.repeat(200_001);
    expect((await bot.post(body)).status).toBe(413);
    expect((await bot.post(body, { 'content-type': form })).status).toBe(401);
    expect((await bot.post('', sign(''))).status).toBe(200);
    expect(bot.faults).toEqual(['refused_too_large', 'refused_signature_missing']);
  });

  it('are not read when their headers refuse them: nobody waits for the rest', async () => {
    const old = { 'x-slack-signature': `v0=${'0'.repeat(64)}`, 'x-slack-request-timestamp': '1' };
    const long = { 'content-length': '150000' };
    const late = String(Math.floor(Date.now() / 1000) - 400);
    const refused: readonly Record<string, string>[] = [
      long,
      { ...long, 'x-slack-signature': 'v0=short', 'x-slack-request-timestamp': '1' },
      { ...long, ...old },
      { ...long, ...old, 'x-slack-request-timestamp': late },
      // A form without a signature may be the check of the certificate, but only a short one.
      { 'content-type': form, 'content-length': '4097' },
      { 'content-type': form, 'transfer-encoding': 'chunked' },
    ];
    for (const headers of refused) {
      const asked = request(bot.endpoint, { method: 'POST', headers });
      asked.write('x');
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      asked.destroy();
      expect([headers, answer.statusCode]).toEqual([headers, 401]);
    }
  });

  it('for a challenge are answered with it when Slack signed them', async () => {
    expect(await bot.slack.verifyUrl()).toBe(true);
    const body = JSON.stringify({ type: 'url_verification', challenge: 'x' });
    expect((await bot.post(body, { 'content-type': 'application/json' })).status).toBe(401);
  });

  it.each([
    ['an event that nobody asked for', { event: { type: 'reaction_added' }, event_id: 'E' }],
    ['an event that is none', { event: null, event_id: 'E' }],
    ['an event without a name', { event: { type: 'app_home_opened', user: 'U' } }],
    ['too many events', { type: 'app_rate_limited' }],
    ['a shortcut', { type: 'shortcut', callback_id: 'x', user: { id: 'U' }, trigger_id: 't' }],
    ['a message shortcut', { type: 'message_action', message: { text: canary } }],
    ['a closed view', { type: 'view_closed', view: { id: 'V' }, user: { id: 'U' } }],
    ['options of a list', { type: 'block_suggestion', value: canary }],
    ['an old attachment', { type: 'interactive_message', actions: [{ name: 'x' }] }],
    ['a workflow', { type: 'workflow_step_edit' }],
    ['a press by nobody', { type: 'block_actions', actions: [{ action_id: 'act:open' }] }],
    ['a view without an id', { type: 'view_submission', user: { id: 'U' }, view: {} }],
    ['a view that is a text', { type: 'view_submission', user: { id: 'U' }, view: canary }],
    ['nothing', {}],
  ])('with %s are taken at once, and nothing is done', async (_name, payload) => {
    // No timer ends meanwhile.
    timersByHand();
    const answer = await bot.post(JSON.stringify({ team_id: bot.slack.team, ...payload }));
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    jest.useRealTimers();
    expect([bot.presses, bot.slack.calls, bot.faults]).toEqual([[], [], []]);
  });
});

describe('other workspaces', () => {
  const foreign = 'T0STRANGER';

  it('have no part in it: not by the command', async () => {
    const body = `command=%2Fvissla&team_id=${foreign}&user_id=U1&trigger_id=t&text=${canary}`;
    const answer = await bot.post(body, {
      'content-type': form,
      ...signedHeaders(bot.slack.signingSecret, Date.now(), body),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringMatching(/andra arbetsytor.*other workspaces/) as string,
    });
    expect([bot.presses, bot.faults]).toEqual([[], ['refused_team']]);
  });

  it.each([
    ['the workspace', { team: { id: foreign } }],
    ['the person, in a workspace of ours', { user: { id: 'UANNA', team_id: foreign } }],
    ['the view', { view: { type: 'home', team_id: foreign } }],
    ['the installation', { view: { type: 'home', app_installed_team_id: foreign } }],
    ['nobody knows which', { team: null, user: { id: 'UANNA' } }],
  ])('nor by a button, when %s is another', async (_name, changes) => {
    const payload = payloadOf(bot, undefined, { ...acts('act:open'), ...changes });
    expect(await bot.slack.interaction(payload)).toEqual({ kind: 'ok' });
    expect([bot.presses, bot.slack.calls, bot.faults]).toEqual([[], [], ['refused_team']]);
  });

  it('nor by looking at Home or writing, over Slack Connect', async () => {
    const stranger = bot.slack.client('USTRANGER', { team: foreign });
    await stranger.write(canary);
    await bot.slack.event({ type: 'app_home_opened', user: 'U', tab: 'home', team: foreign });
    expect([bot.slack.calls, bot.faults]).toEqual([[], ['refused_team']]);
  });

  it('a whole organisation that names no workspace but the person’s is let in', async () => {
    const whole = { team: null, enterprise: { id: 'E1' }, is_enterprise_install: true };
    await bot.slack.interaction(payloadOf(bot, undefined, { ...acts('act:open'), ...whole }));
    await bot.until(() => bot.presses.length === 1);
    expect(bot.presses[0]?.who.tenant).toBe(bot.slack.team);
  });
});

describe('events', () => {
  it('that Slack sends again are taken once', async () => {
    const event = { type: 'app_home_opened', user: 'UANNA', tab: 'home' };
    const callback = { type: 'event_callback', team_id: bot.slack.team, event_id: 'Ev1', event };
    const send = (event_time: number) => bot.post(JSON.stringify({ ...callback, event_time }));
    bot.slack.client('UANNA');
    const answers = await Promise.all([1, 2, 3].map(send));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await bot.until(() => bot.calls('views.publish').length > 0);
    await send(4);
    expect(bot.calls('views.publish')).toHaveLength(1);
  });

  it('of something written to the bot get the one constant card, and no text is read', async () => {
    const anna = bot.slack.client('UANNA');
    await anna.write(`${canary} <!channel>`);
    await bot.until(() => anna.messages.some(({ from }) => from === 'bot'));
    const [post] = bot.calls('chat.postMessage');
    expect(post).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(textsOf(post)).toContain('act:open');
    expect(textsOf([bot.slack.calls, bot.presses, bot.faults])).not.toContain(canary);
    await anna.pressIn(anna.messages.find(({ from }) => from === 'bot')!, 'act:open');
    await bot.until(() => anna.modals.length === 1);
    expect(bot.presses.at(-1)).toMatchObject({ button: undefined, fields: {}, draft: undefined });
  });

  it.each([
    ['a bot', { bot_id: 'B1' }],
    ['a message that was changed', { subtype: 'message_changed' }],
    ['a channel', { channel_type: 'channel' }],
    ['a group', { channel_type: 'mpim' }],
    ['nobody', { user: undefined }],
  ])('of %s get nothing', async (_name, changes) => {
    const written = { channel: 'D1', channel_type: 'im', user: 'UANNA', text: canary };
    await bot.slack.event({ type: 'message', ...written, ...changes });
    expect([bot.slack.calls, bot.faults]).toEqual([[], []]);
  });

  it('that the app was taken away are told, those of other people’s tokens not', async () => {
    await bot.slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    await bot.slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } });
    await bot.slack.event({ type: 'app_uninstalled' });
    expect(bot.faults).toEqual(['slack_token_revoked', 'slack_uninstalled']);
  });

  it.each(['chat.postMessage', 'views.publish'])(
    'get a code in the log when Slack refuses %s',
    async (method) => {
      bot.slack.script({ method, kind: 'error', error: 'missing_scope' });
      const anna = bot.slack.client('UANNA');
      await (method === 'views.publish' ? anna.openHome() : anna.write(canary));
      await bot.until(() => bot.faults.length > 0);
      expect(bot.faults).toEqual(['slack_scope']);
    },
  );
});

describe('what is written nowhere', () => {
  it('a text, a token, a body: not on the console, and not in a fault', async () => {
    const code = shown({ name: 'code' });
    const dialogue = ({ button }: Press): Shown => {
      if (button !== undefined) throw new Error(canary);
      return code;
    };
    await bot.close();
    bot = await startSlackBot({ dialogue });
    const written = await printedWhile(async () => {
      const anna = bot.slack.client('UANNA');
      await anna.command(canary);
      await bot.until(() => anna.modals.length === 1);
      anna.fill(Object.keys(anna.values)[0] ?? '', canary);
      bot.slack.script({ method: '*', kind: 'error', error: canary, times: 2 });
      await anna.submit();
      await anna.press('act:back');
      await anna.write(canary);
      await anna.again();
      await bot.post(canary);
      await bot.until(() => bot.faults.length >= 4);
      await bot.close();
    });
    expect(written).not.toMatch(/KANARIE|xoxb|UANNA|error/i);
    for (const code of bot.faults) expect(code).toMatch(/^[a-z_]{1,40}$/);
  });
});

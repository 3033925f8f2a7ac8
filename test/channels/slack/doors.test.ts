import { deadlinesByHand } from '../../support/by-hand';
import { gate } from '../../support/gate';
import {
  filed,
  opens,
  opensHome,
  payloadOf,
  type SlackBot,
  safety,
  shown,
  start,
  startSlackBot,
  textsOf,
} from './slack-bot';

const canary = 'KANARIEFÅGEL-7Q2ZX';
const tooLate = 'hann inte öppnas';

describe('the doors', () => {
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot();
  });
  afterAll(() => bot.close());

  it('Home is published when somebody looks at it, the same for every employee', async () => {
    const [anna, bo] = [bot.slack.client('UANNA'), bot.slack.client('UBO')];
    await anna.openHome();
    await bo.openHome();
    await bot.until(() => bot.calls('views.publish').length === 2);
    const [first, second] = bot.calls('views.publish').map(({ view }) => view);
    expect(first).toEqual(second);
    expect(textsOf(first)).toContain('act:open');
    expect(textsOf(first)).not.toContain('act:desk');
    expect(bot.presses).toHaveLength(0);
  });

  it('Home opens the dialog, which carries no draft and no input', async () => {
    const anna = bot.slack.client('UANNA');
    expect(await anna.press('act:open')).toEqual({ kind: 'ok' });
    await bot.until(() => anna.modals.length === 1);
    const { team } = bot.slack;
    const address = JSON.stringify({ team, user: 'UANNA', locale: 'sv' });
    expect(bot.presses.at(-1)).toEqual({
      who: { messenger: 'slack', tenant: team, user: 'UANNA', address },
      ...{ locale: 'sv', button: undefined, fields: {}, draft: undefined, texts: undefined },
    });
    expect(bot.faults).toEqual([]);
  });

  it('the command opens it as well, and says that it does not read what is written after it', async () => {
    const cecilia = bot.slack.client('UCECILIA');
    await cecilia.command('  ');
    await bot.until(() => cecilia.modals.length === 1);
    expect(cecilia.messages).toHaveLength(0);
    cecilia.close();
    await cecilia.command(`${canary} my boss`);
    await bot.until(() => cecilia.modals.length === 1);
    expect(cecilia.messages).toHaveLength(1);
    expect(cecilia.messages[0]).toMatchObject({ ephemeral: true });
    expect(cecilia.messages[0]?.text).toMatch(/läser inte det du skrev.*does not read/);
    expect(textsOf([bot.presses, bot.slack.calls, bot.faults])).not.toContain(canary);
  });

  it('a button that nobody drew opens the beginning and nothing else', async () => {
    const { slack } = bot;
    const before = bot.presses.length;
    await slack.client('UDANA').openHome();
    const view = { type: 'home', id: 'V1', hash: '1', private_metadata: canary };
    const user = { id: 'UDANA', team_id: slack.team };
    for (const action_id of ['act:file', 'act:desk_do_close', 'act:', 'file', 'act:__proto__', 5]) {
      const actions = [{ type: 'button', action_id, value: canary }];
      await slack.interaction(payloadOf(bot, undefined, { user, actions, view }));
    }
    await bot.until(() => bot.presses.length === before + 3);
    for (const { button, fields, draft } of bot.presses.slice(before))
      expect([button, fields, draft]).toEqual([undefined, {}, undefined]);
  });
});

describe('a desk', () => {
  it('has its button on Home and in a notice, and Home is drawn again when somebody joins', async () => {
    const member: { desk?: 'hr' } = {};
    const bot = await startSlackBot({
      deskOf: () => Promise.resolve(member.desk),
      dialogue: ({ button }) =>
        button === 'rights' ? shown({ name: 'joined', desk: 'hr', admitted: true }) : start,
    });
    const anna = await opensHome(bot);
    await anna.press('act:open');
    await bot.until(() => anna.modals.length === 1);
    member.desk = 'hr';
    await anna.press('act:rights');
    await bot.until(() => textsOf(anna.home).includes('act:desk'));
    anna.close();
    await anna.press('act:desk');
    await bot.until(() => anna.modals.length === 1);
    expect(bot.presses.at(-1)?.button).toBe('desk');
    await bot.channel.notifier.notify('m' as never, bot.presses[0]!.who.address, 2);
    const [remark] = anna.messages;
    anna.close();
    await anna.pressIn(remark!, 'act:desk');
    await bot.until(() => anna.modals.length === 1);
    expect(bot.presses.at(-1)).toMatchObject({ button: 'desk', draft: undefined, fields: {} });
    expect(bot.faults).toEqual([]);
    await bot.close();
  });
});

describe('a door that does not open', () => {
  let bot: SlackBot;
  beforeEach(async () => {
    bot = await startSlackBot();
  });
  afterEach(() => bot.close());

  it.each([
    ['the trigger is too old', { kind: 'error', error: 'expired_trigger_id' }, 'slack_trigger'],
    ['the trigger was used', { kind: 'error', error: 'exchanged_trigger_id' }, 'slack_trigger'],
    ['the line is cut', { kind: 'dropped', carriedOut: false }, 'slack_uncertain'],
    ['Slack has trouble', { kind: 'status', status: 503 }, 'slack_uncertain'],
    ['Slack does not say why', { kind: 'error', error: canary }, 'slack_refused'],
  ] as const)('because %s: Home says to press once more', async (_name, script, code) => {
    const anna = await opensHome(bot);
    bot.slack.script({ method: 'views.open', ...script });
    await anna.press('act:open');
    await bot.until(() => textsOf(anna.home).includes(tooLate));
    expect(bot.faults).toEqual([code]);
    expect(bot.calls('views.open')).toHaveLength(1);
    await anna.press('act:open');
    await bot.until(() => anna.modals.length === 1);
    await anna.openHome();
    await bot.until(() => !textsOf(anna.home).includes(tooLate));
  });

  it('because Slack asks for a pause: Home says that many press at once, and the next press opens', async () => {
    const anna = await opensHome(bot);
    const limited = { kind: 'rate_limited', retryAfterSeconds: 600 } as const;
    bot.slack.script({ method: 'views.open', ...limited, times: 2 });
    await anna.press('act:open');
    await bot.until(() => textsOf(anna.home).includes('Många öppnar Vissla just nu'));
    expect(textsOf(anna.home)).not.toContain(tooLate);
    await anna.command('');
    await bot.until(() => anna.messages.length === 1);
    expect(anna.messages[0]?.text).toMatch(/Många öppnar.*Many are opening/);
    expect(bot.faults).toEqual(['slack_limited', 'slack_limited']);
    await anna.press('act:open');
    await bot.until(() => anna.modals.length === 1);
  });

  it('is said beside the command and the notice, to that person alone', async () => {
    const anna = bot.slack.client('UANNA');
    const late = { kind: 'error', error: 'expired_trigger_id', times: 2 } as const;
    bot.slack.script({ method: 'views.open', ...late });
    await anna.command('');
    await bot.until(() => anna.messages.length === 1);
    expect(anna.messages[0]).toMatchObject({ ephemeral: true });
    expect(anna.messages[0]?.text).toContain(tooLate);
    const address = bot.presses[0]!.who.address;
    await bot.channel.notifier.notify('m' as never, address, 1);
    const remark = anna.messages.find(({ ephemeral }) => !ephemeral);
    await anna.pressIn(remark!, 'act:desk');
    await bot.until(() => anna.messages.filter(({ ephemeral }) => ephemeral).length === 2);
    expect(anna.messages.find(({ ts }) => ts === remark?.ts)?.edited).toBe(false);
    expect(bot.faults).toEqual(['slack_trigger', 'slack_trigger']);
  });

  it('waits no longer than the trigger lives, for an answer that does not come', async () => {
    const anna = await opensHome(bot);
    const { passed: until, open: answer } = gate();
    bot.slack.script({ method: 'views.open', kind: 'slow', until });
    const deadlines = deadlinesByHand();
    await anna.press('act:open');
    // The trigger lives for three; what needs none may take five.
    await bot.until(() => deadlines.count(2_000) === 1);
    expect(textsOf(anna.home)).not.toContain(tooLate);
    deadlines.end(2_000);
    await bot.until(() => textsOf(anna.home).includes(tooLate));
    deadlines.restore();
    answer();
    expect(bot.faults).toEqual(['slack_uncertain']);
  });

  it('because nothing can be asked of Slack at all: codes, and no words', async () => {
    const anna = await opensHome(bot);
    bot.slack.script({ method: '*', kind: 'error', error: 'token_revoked', times: 2 });
    await anna.press('act:open');
    await bot.until(() => bot.faults.length === 2);
    expect(bot.faults).toEqual(['slack_token', 'slack_token']);
  });
});

describe('a conversation or a card that fails', () => {
  it('opens a dialog that says so calmly', async () => {
    const failing = await startSlackBot({ dialogue: () => Promise.reject(new Error(canary)) });
    const undrawn = await startSlackBot({
      dialogue: () => ({ ...filed, view: { name: canary } }) as never,
    });
    for (const bot of [failing, undrawn]) {
      const anna = await opens(bot);
      expect(textsOf(anna.modals)).toMatch(/gick inte just nu.*did not work just now/);
      expect(bot.faults).toEqual(['dialogue_failed']);
      await bot.close();
    }
  });
});

describe.each([{ guest: 'single' }, { guest: 'multi' }] as const)('a guest: %j', (person) => {
  it('comes in where guests are allowed, and Slack is not asked', async () => {
    const bot = await startSlackBot();
    const guest = bot.slack.client('UGUEST', person);
    await guest.command('');
    await bot.until(() => guest.modals.length === 1);
    expect(bot.presses).toHaveLength(1);
    expect(bot.calls('users.info')).toHaveLength(0);
    await bot.close();
  });

  it('is told that it is not open where guests are refused', async () => {
    const bot = await startSlackBot({ settings: { guests: 'refuse' }, dialogue: () => safety });
    const guest = bot.slack.client('UGUEST', person);
    for (const one of [guest, guest, bot.slack.client('UANNA')]) {
      await one.command('');
      await bot.until(() => one.modals.length > 0);
    }
    expect(textsOf(guest.modals[0])).toMatch(/inte öppet här för gäster.*not open here to guests/);
    expect(bot.presses.map(({ who }) => who.user)).toEqual(['UANNA']);
    expect(bot.faults).toEqual(['refused_guest']);
    await bot.close();
  });
});

describe('where guests are refused', () => {
  it.each([
    ['without the permission to ask', { kind: 'error', error: 'missing_scope' }, 'slack_scope'],
    ['to an unknown person', { kind: 'error', error: 'user_not_found' }, 'slack_refused'],
    ['when Slack is busy', { kind: 'rate_limited', retryAfterSeconds: 30 }, 'slack_limited'],
  ] as const)('nobody is let in %s', async (_name, script, code) => {
    const bot = await startSlackBot({ settings: { guests: 'refuse' } });
    bot.slack.script({ method: 'users.info', ...script });
    const anna = await opens(bot);
    expect(textsOf(anna.modals)).toContain('gick inte just nu');
    expect(bot.presses).toHaveLength(0);
    expect(bot.faults).toEqual([code]);
    await bot.close();
  });
});

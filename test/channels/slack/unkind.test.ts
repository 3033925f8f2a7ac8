import texts from '../../../adaptive-cards/texts/sv.json';
import type { Press, Shown } from '../../../bot/channels/channel';
import type { MemberId } from '../../../bot/domain/ids';
import type { JsonObject } from '../../../office/json';
import type { SlackClient } from '../../../office/slack/slack';
import { samples } from '../../cards/samples';
import {
  guide,
  type SlackBot,
  safety,
  shown,
  start,
  startSlackBot,
  story,
  textsOf,
} from './slack-bot';

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: n.toString(16).padStart(32, '0') as MemberId,
    title: `Handläggare ${n} & co`,
  }));

function blockOf(client: SlackClient, field: string): string {
  const found = Object.keys(client.values).find((block) => block.split('.')[2] === field);
  if (found === undefined) throw new Error(`no ${field}`);
  return found;
}

let drafts = 0;
/** Every draft is sealed anew, and so is another text. */
const sealed = (view: Shown): Shown => ({
  ...view,
  draft: `draft ${++drafts} of ${view.view.name}`,
});

const answers =
  (by: Readonly<Record<string, Shown>>, first: Shown) =>
  ({ button }: Press): Shown =>
    sealed(button === undefined ? first : (by[button] ?? first));

async function opens(bot: SlackBot, user = 'UANNA'): Promise<SlackClient> {
  const client = bot.slack.client(user);
  await client.command('');
  await bot.until(() => client.modals.length === 1);
  return client;
}

const bodyOf = (bot: SlackBot): JsonObject =>
  JSON.parse(
    new URLSearchParams(bot.slack.deliveries.at(-1)?.body ?? '').get('payload') ?? '{}',
  ) as JsonObject;

describe('in a Slack as unkind as the real one', () => {
  let bot: SlackBot;
  afterEach(() => bot.close());

  const involved = (ticked = ''): Shown =>
    shown({ ...samples.involved[0]!, people: people(3) }, { fields: { involved: ticked } });
  const reply = samples.desk_reopen[0]!;
  const form = (text: string, more: Partial<Shown> = {}): Shown =>
    shown(reply, { fields: { text }, ...more });
  const thread = shown({
    ...samples.desk_thread[0]!,
    reference: reply.reference,
    may: ['reopen'],
    status: 'closed',
  });

  it('a list that was ticked before is sent as it is, however often it is drawn again', async () => {
    const [karin] = people(1);
    bot = await startSlackBot({
      dialogue: answers({ next: safety, back: involved(karin!.id) }, involved()),
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'involved'), [karin!.id]);
    for (let times = 0; times < 3; times++) {
      expect(await anna.submit()).toEqual({ kind: 'ok' });
      expect(bot.presses.at(-1)?.fields.involved).toBe(karin!.id);
      await anna.press('act:back');
      await bot.until(() => textsOf(anna.modals).includes('involved.'));
    }
    expect(bot.faults).toEqual([]);
  });

  it('what a form begins with is sent as it is, and again after a remark', async () => {
    const remark = form('Tack.', { remark: 'changed_meanwhile' });
    bot = await startSlackBot({
      dialogue: answers({ desk_do_reopen: remark }, form('Tack.')),
    });
    const anna = await opens(bot);
    for (let times = 0; times < 3; times++) {
      await anna.submit();
      expect(bot.presses.at(-1)?.fields.text).toBe('Tack.');
    }
    expect(textsOf(anna.modals)).toContain(texts.remarks.changed_meanwhile);
  });

  it('a ready text that was edited waits beneath the thread, also after a remark', async () => {
    const remark = form('Tack, vi har det.', { remark: 'changed_meanwhile' });
    bot = await startSlackBot({
      dialogue: answers(
        { desk_do_reopen: remark, desk_thread: thread, desk_reopen: form('Tack.') },
        form('Tack.'),
      ),
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'text'), 'Tack, vi har det.');
    await anna.submit();
    await anna.press('act:desk_thread');
    await bot.until(() => anna.modals.length === 2);
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(anna.modals).toHaveLength(1);
    await anna.submit();
    expect(bot.presses.at(-1)?.fields.text).toBe('Tack, vi har det.');
  });

  it('of two ready texts the one that nobody touched comes back as well', async () => {
    const giveHr = samples.desk_give_hr[0]!;
    const ready = shown(giveHr, { fields: { excerpt: 'Fara.', text: 'Vi har…' } });
    const above = shown({
      ...samples.desk_thread[0]!,
      reference: giveHr.reference,
      may: ['give_hr'],
    });
    bot = await startSlackBot({
      dialogue: answers({ desk_thread: above, desk_give_hr: ready }, ready),
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'excerpt'), 'Fara för liv.');
    for (let times = 0; times < 2; times++) {
      await anna.press('act:desk_thread');
      await bot.until(() => anna.modals.length === 2);
      expect(await anna.submit()).toEqual({ kind: 'ok' });
      expect(anna.modals).toHaveLength(1);
    }
    await anna.submit();
    expect(bot.presses.at(-1)?.fields).toMatchObject({ excerpt: 'Fara för liv.', text: 'Vi har…' });
  });

  it('a calm sentence takes nothing away that was drawn, typed or chosen', async () => {
    let fails = true;
    const [giveHr] = samples.desk_give_hr;
    const ids = giveHr!.people.map(({ id }) => id);
    const fields = { excerpt: 'Kort', involved: ids.toReversed().join(',') };
    const drawn = shown(giveHr!, { fields });
    bot = await startSlackBot({
      dialogue: ({ button }) => {
        if (button === 'desk_thread' && fails) throw new Error('x');
        return drawn;
      },
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'text'), 'Hej');
    for (let times = 0; times < 2; times++) {
      const { hash } = anna.modals[0]!;
      await anna.press('act:desk_thread');
      await bot.until(() => anna.modals[0]?.hash !== hash);
    }
    fails = false;
    await anna.press('act:desk_thread');
    expect(bot.presses.at(-1)?.fields).toEqual({
      excerpt: 'Kort',
      involved: ids.join(','),
      text: 'Hej',
    });
  });

  it('a calm sentence is above texts as they were drawn', async () => {
    bot = await startSlackBot({
      dialogue: ({ button }) => {
        if (button !== undefined) throw new Error('x');
        return involved();
      },
    });
    const anna = await opens(bot);
    await anna.press('act:back');
    expect(textsOf(bodyOf(bot))).toContain('Handläggare 1 &amp; co');
    await bot.until(() => textsOf(anna.modals).includes('did not work just now'));
    expect(textsOf(anna.modals)).toContain('Handläggare 1 & co');
    expect(textsOf(anna.modals)).not.toContain('&amp;');
  });

  it('what stood in another screen is not read', async () => {
    bot = await startSlackBot({ dialogue: answers({ next: story, file: story }, guide) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'about'), 'gain');
    await anna.submit();
    anna.fill(blockOf(anna, 'what'), 'text');
    await anna.submit();
    expect(textsOf(bodyOf(bot))).toContain('"guide.');
    expect(Object.keys(bot.presses.at(-1)?.fields ?? {}).sort()).toEqual([
      'how',
      'what',
      'where',
      'who',
    ]);
  });

  it("a text of another report's form is never joined to this one's", async () => {
    bot = await startSlackBot({ dialogue: answers({}, form('Tack.')) });
    const anna = await opens(bot);
    const [view] = anna.modals;
    const stale = {
      'desk_reopen.abcdef.text': { value: { type: 'plain_text_input', value: 'KANARIE' } },
    };
    const values = { ...view!.state.values, ...stale };
    await bot.slack.interaction({
      type: 'view_submission',
      team: { id: bot.slack.team },
      user: { id: 'UANNA', team_id: bot.slack.team },
      view: { ...view, state: { values } },
    });
    expect(bot.presses.at(-1)?.fields).toMatchObject({ text: 'Tack.' });
  });

  it('a submit without its inputs is answered calmly, and nothing is taken as empty', async () => {
    const [giveHr] = samples.desk_give_hr;
    const { id } = giveHr!.people[0]!;
    const preset = shown(giveHr!, { fields: { excerpt: 'Kort' } });
    bot = await startSlackBot({ dialogue: answers({ desk_do_give_hr: story }, preset) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'involved'), [id]);
    const before = bot.presses.length;
    const [view] = anna.modals;
    for (const state of [{ values: {} }, {}, null, { values: { 'other.abc.involved': {} } }]) {
      for (const payload of [
        { type: 'view_submission' },
        { type: 'block_actions', trigger_id: 't', actions: [{ action_id: 'act:desk_thread' }] },
      ]) {
        await bot.slack.interaction({
          ...payload,
          team: { id: bot.slack.team },
          user: { id: 'UANNA', team_id: bot.slack.team },
          view: { ...view, state },
        });
      }
    }
    await bot.until(() => textsOf(anna.modals).includes('Slack did not send'));
    expect(bot.presses).toHaveLength(before);
    expect(new Set(bot.faults)).toEqual(new Set(['slack_values_missing']));
    anna.fill(blockOf(anna, 'text'), 'Nu har HR det.');
    await anna.submit();
    expect(bot.presses.at(-1)?.fields).toMatchObject({ excerpt: 'Kort', involved: id });
  });

  it('a button in a view in which nothing was drawn is taken without its inputs', async () => {
    bot = await startSlackBot({ dialogue: answers({ rights: safety }, start) });
    const anna = await opens(bot);
    await bot.slack.interaction({
      type: 'block_actions',
      trigger_id: 't',
      actions: [{ action_id: 'act:rights' }],
      team: { id: bot.slack.team },
      user: { id: 'UANNA', team_id: bot.slack.team },
      view: { ...anna.modals[0], state: { values: {} } },
    });
    expect(bot.presses.at(-1)?.button).toBe('rights');
  });

  describe('a view with many options', () => {
    const many = shown({ ...samples.involved[0]!, people: people(10) });

    it('comes after a word of patience, in place of the view that was sent', async () => {
      bot = await startSlackBot({ dialogue: answers({ next: many }, guide) });
      const anna = await opens(bot);
      anna.fill(blockOf(anna, 'about'), 'gain');
      const outcome = await anna.submit();
      expect(textsOf(outcome)).toMatch(/Ett ögonblick.*One moment/);
      await bot.until(() => textsOf(anna.modals[0]).includes('involved.'));
      expect(anna.modals).toHaveLength(1);
      expect([bot.faults, bot.slack.refusals]).toEqual([[], []]);
    });

    it('that does not come leaves everything as it is, and pressing again works', async () => {
      bot = await startSlackBot({ dialogue: answers({ next: many }, guide) });
      const anna = await opens(bot);
      anna.fill(blockOf(anna, 'about'), 'gain');
      bot.slack.script({ method: 'views.update', kind: 'rate_limited', retryAfterSeconds: 60 });
      expect((await anna.submit()).kind).toBe('errors');
      await bot.until(() => bot.faults.length > 0);
      expect(bot.faults).toEqual(['slack_limited']);
      await anna.submit();
      expect(bot.presses.at(-1)?.fields.about).toBe('gain');
      await bot.until(() => textsOf(anna.modals[0]).includes('involved.'));
    });

    it('above typed text comes by a button', async () => {
      const sample = samples.desk_queue.find(({ items }) => items.length > 0)!;
      const items = people(10).map(({ id }) => ({ ...sample.items[0]!, thread: id as never }));
      const queue = { ...sample, items };
      const altered = shown(queue, { remark: 'altered' });
      const dialogue = ({ button }: Press): Shown => {
        if (button === undefined) return form('');
        return button === 'desk_do_reopen' ? altered : shown(queue);
      };
      bot = await startSlackBot({ dialogue });
      const anna = await opens(bot);
      anna.fill(blockOf(anna, 'text'), 'kvar');
      expect(await anna.submit()).toEqual({ kind: 'ok' });
      expect(anna.modals).toHaveLength(2);
      await anna.press('act:show');
      await bot.until(() => textsOf(anna.modals[1]).includes('desk_queue.'));
      expect(textsOf(anna.modals[0])).toContain('desk_reopen.');
      expect(bot.slack.refusals).toEqual([]);
    });
  });

  describe('where the workspace belongs to an organisation', () => {
    const [here, sister] = ['UANNB', 'UANNA'];

    it('people of every workspace of it are let in, by every door', async () => {
      bot = await startSlackBot({ dialogue: answers({ safe: guide }, safety) });
      for (const user of [here, sister]) {
        const person = bot.slack.client(user);
        await person.openHome();
        await bot.until(() => person.home !== undefined);
        await person.press('act:open');
        await bot.until(() => person.modals.length === 1);
        await person.press('act:safe');
        await bot.until(() => textsOf(person.modals).includes('guide.'));
        await person.write('text');
        await bot.until(() => person.messages.some(({ from }) => from === 'bot'));
      }
      const homes = bot.slack.deliveries.flatMap(({ body }) => body.match(/T0SISTER01/g) ?? []);
      expect(homes.length).toBeGreaterThan(0);
      expect(bot.presses.map(({ who }) => who.tenant)).toEqual(
        bot.presses.map(() => bot.slack.team),
      );
      expect(bot.faults).toEqual([]);
    });

    it.each<[string, string | undefined]>([
      ['without the setting', undefined],
      ['with another organisation', 'E0ELSEWHERE'],
    ])('%s they read why, and what they typed stays', async (_, enterprise) => {
      bot = await startSlackBot({ dialogue: answers({}, story), settings: { enterprise } });
      const person = bot.slack.client(sister);
      await person.command('');
      await bot.until(() => person.modals.length === 1);
      person.fill(blockOf(person, 'what'), 'kvar');
      const outcome = await person.submit();
      expect(outcome.kind).toBe('errors');
      expect(textsOf(outcome)).toMatch(/inte öppet här.*not open here/);
      await person.press('act:back');
      await bot.until(() => textsOf(person.modals).includes('inte öppet här'));
      expect(person.modals).toHaveLength(1);
      expect(person.values[blockOf(person, 'what')]?.value).toMatchObject({ value: 'kvar' });
      expect(bot.presses).toHaveLength(1);
      expect(bot.faults).toEqual(['refused_team']);
    });

    it('a door on Home that is refused opens a sentence', async () => {
      bot = await startSlackBot({ settings: { enterprise: undefined } });
      const person = bot.slack.client(sister);
      await person.openHome();
      await bot.until(() => person.home !== undefined);
      await person.press('act:open');
      await bot.until(() => person.modals.length === 1);
      expect(textsOf(person.modals)).toContain('inte öppet här');
      expect(bot.presses).toHaveLength(0);
    });

    it("people of another company's are not, whatever their organisation is called", async () => {
      bot = await startSlackBot();
      const stranger = bot.slack.client('USTRANGER', { team: 'T0OTHER' });
      expect(await stranger.command('')).toEqual({ kind: 'ok' });
      expect(stranger.messages.at(-1)?.text).toContain('inte öppet här');
      await stranger.write('text');
      expect([bot.presses, bot.faults]).toEqual([[], ['refused_team']]);
    });
  });

  it('Home is drawn again when Slack was too busy, once', async () => {
    bot = await startSlackBot({ slack: { unkind: { limits: false } } });
    const anna = bot.slack.client('UANNA');
    bot.slack.script({
      method: 'views.publish',
      kind: 'rate_limited',
      retryAfterSeconds: 1,
      times: 2,
    });
    await Promise.all([anna.openHome(), anna.openHome()]);
    await bot.until(() => anna.home !== undefined);
    expect(bot.calls('views.publish')).toHaveLength(3);
    expect(bot.faults).toEqual([]);
    bot.slack.script({
      method: 'views.publish',
      kind: 'rate_limited',
      retryAfterSeconds: 1,
      times: 2,
    });
    await anna.openHome();
    await bot.until(() => bot.faults.length > 0);
    expect(bot.faults).toEqual(['slack_limited']);
  });

  it('Enter in the field of the code opens what the code opens', async () => {
    bot = await startSlackBot({ dialogue: answers({ open: story, report: safety }, start) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'code'), '1234 5678');
    await anna.submit();
    expect(bot.presses.at(-1)).toMatchObject({ button: 'open', fields: { code: '1234 5678' } });
    const maja = await opens(bot, 'UMAJA');
    maja.fill(blockOf(maja, 'code'), '  ');
    await maja.submit();
    expect(bot.presses.at(-1)?.button).toBe('report');
  });

  it.each(['submit', 'press'] as const)(
    'a code that was refused by %s hinders nobody from reporting, and Enter opens another one',
    async (way) => {
      const refused = shown(
        { name: 'start', intake: 'open' },
        { remark: 'mistyped', fields: { code: '1234' } },
      );
      bot = await startSlackBot({ dialogue: answers({ open: refused, report: refused }, start) });
      const anna = await opens(bot);
      anna.fill(blockOf(anna, 'code'), '1234');
      await (way === 'submit' ? anna.submit() : anna.press('act:open'));
      await bot.until(() => textsOf(anna.modals).includes(texts.remarks.mistyped));
      expect(bot.presses.at(-1)).toMatchObject({ button: 'open', fields: { code: '1234' } });
      await anna.submit();
      expect(bot.presses.at(-1)).toMatchObject({ button: 'report', fields: { code: '1234' } });
      anna.fill(blockOf(anna, 'code'), '5678');
      await anna.submit();
      expect(bot.presses.at(-1)).toMatchObject({ button: 'open', fields: { code: '5678' } });
    },
  );
});

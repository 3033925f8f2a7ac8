import texts from '../../../adaptive-cards/texts/sv.json';
import type { Press, Shown } from '../../../bot/channels/channel';
import type { MemberId } from '../../../bot/domain/ids';
import type { JsonObject } from '../../../office/json';
import type { SlackClient } from '../../../office/slack/slack';
import { handingToHr, samples } from '../../cards/samples';
import {
  acts,
  fills,
  guide,
  heldIn,
  opens,
  opensHome,
  payloadOf,
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

let drafts = 0;
/** Every draft is sealed anew, and so is another text. */
const sealed = (view: Shown): Shown => ({ ...view, draft: `${++drafts} of ${view.view.name}` });

const answers =
  (by: Readonly<Record<string, Shown>>, first: Shown) =>
  ({ button }: Press): Shown =>
    sealed(button === undefined ? first : (by[button] ?? first));

const bodyOf = (bot: SlackBot): JsonObject =>
  JSON.parse(
    new URLSearchParams(bot.slack.deliveries.at(-1)?.body ?? '').get('payload') ?? '{}',
  ) as JsonObject;

let bot: SlackBot;
afterEach(() => bot.close());

/** Anna before the first view of a conversation, with something filled in. */
async function begins(
  dialogue: (press: Press) => Promise<Shown> | Shown,
  filled: Parameters<typeof fills>[1] = {},
): Promise<SlackClient> {
  bot = await startSlackBot({ dialogue });
  const anna = await opens(bot);
  fills(anna, filled);
  return anna;
}

describe('in a Slack as unkind as the real one', () => {
  const involved = (ticked = ''): Shown =>
    shown({ ...samples.involved[0]!, people: people(3) }, { fields: { involved: ticked } });
  const reply = samples.desk_reopen[0]!;
  const form = (text: string, more: Partial<Shown> = {}): Shown =>
    shown(reply, { fields: { text }, ...more });
  const { reference } = reply;
  const [open] = samples.desk_thread;
  const thread = shown({ ...open!, reference, may: ['reopen'], status: 'closed' });

  it('a list that was ticked before is sent as it is, however often it is drawn again', async () => {
    const [karin] = people(1);
    const anna = await begins(answers({ next: safety, back: involved(karin!.id) }, involved()), {
      involved: [karin!.id],
    });
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
    const anna = await begins(answers({ desk_do_reopen: remark }, form('Tack.')));
    for (let times = 0; times < 3; times++) {
      await anna.submit();
      expect(bot.presses.at(-1)?.fields.text).toBe('Tack.');
    }
    expect(textsOf(anna.modals)).toContain(texts.remarks.changed_meanwhile);
  });

  it('a ready text that was edited waits beneath the thread, also after a remark', async () => {
    const remark = form('Tack, vi har det.', { remark: 'changed_meanwhile' });
    const ready = form('Tack.');
    const by = { desk_do_reopen: remark, desk_thread: thread, desk_reopen: ready };
    const anna = await begins(answers(by, ready), { text: 'Tack, vi har det.' });
    await anna.submit();
    await anna.press('act:desk_thread');
    await bot.until(() => anna.modals.length === 2);
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(anna.modals).toHaveLength(1);
    await anna.submit();
    expect(bot.presses.at(-1)?.fields.text).toBe('Tack, vi har det.');
  });

  it('of two ready texts the one that nobody touched comes back as well', async () => {
    const giveHr = handingToHr.agreed[0]!;
    const ready = shown(giveHr, { fields: { excerpt: 'Fara.', text: 'Vi har…' } });
    const above = shown({ ...open!, reference: giveHr.reference, may: ['give_hr'] });
    const anna = await begins(answers({ desk_thread: above, desk_give_hr: ready }, ready), {
      excerpt: 'Fara för liv.',
    });
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
    const [giveHr] = handingToHr.agreed;
    const ids = giveHr!.people!.map(({ id }) => id);
    const fields = { excerpt: 'Kort', involved: ids.toReversed().join(',') };
    const drawn = shown(giveHr!, { fields });
    const anna = await begins(
      ({ button }) => {
        if (button === 'desk_thread' && fails) throw new Error('x');
        return drawn;
      },
      { text: 'Hej' },
    );
    for (let times = 0; times < 2; times++) {
      const { hash } = anna.modals[0]!;
      await anna.press('act:desk_thread');
      await bot.until(() => anna.modals[0]?.hash !== hash);
    }
    fails = false;
    await anna.press('act:desk_thread');
    const involved = ids.join(',');
    expect(bot.presses.at(-1)?.fields).toEqual({ excerpt: 'Kort', involved, text: 'Hej' });
  });

  it('a calm sentence is above texts as they were drawn', async () => {
    const anna = await begins(({ button }) => {
      if (button !== undefined) throw new Error('x');
      return involved();
    });
    await anna.press('act:back');
    expect(textsOf(bodyOf(bot))).toContain('Handläggare 1 &amp; co');
    await bot.until(() => textsOf(anna.modals).includes('did not work just now'));
    expect(textsOf(anna.modals)).toContain('Handläggare 1 & co');
    expect(textsOf(anna.modals)).not.toContain('&amp;');
  });

  it('what stood in another screen is not read', async () => {
    const anna = await begins(answers({ next: story, file: story }, guide), { about: 'gain' });
    await anna.submit();
    fills(anna, { what: 'text' });
    await anna.submit();
    expect(textsOf(bodyOf(bot))).toContain('"guide.');
    const read = Object.keys(bot.presses.at(-1)?.fields ?? {});
    expect(read.sort()).toEqual(['how', 'what', 'where', 'who']);
  });

  it("a text of another report's form is never joined to this one's", async () => {
    const anna = await begins(answers({}, form('Tack.')));
    const [view] = anna.modals;
    const stale = {
      'desk_reopen.abcdef.text': { value: { type: 'plain_text_input', value: 'KANARIE' } },
    };
    const values = { ...view!.state.values, ...stale };
    const mixed = { ...view!, state: { values } };
    await bot.slack.interaction(payloadOf(bot, mixed, { type: 'view_submission' }));
    expect(bot.presses.at(-1)?.fields).toMatchObject({ text: 'Tack.' });
  });

  it('a submit without its inputs is answered calmly, and nothing is taken as empty', async () => {
    const [giveHr] = handingToHr.agreed;
    const { id } = giveHr!.people![0]!;
    const preset = shown(giveHr!, { fields: { excerpt: 'Kort' } });
    const anna = await begins(answers({ desk_do_hand_over: story }, preset), { involved: [id] });
    const before = bot.presses.length;
    const [view] = anna.modals;
    for (const state of [{ values: {} }, {}, null, { values: { 'other.abc.involved': {} } }]) {
      for (const payload of [{ type: 'view_submission' }, acts('act:desk_thread')])
        await bot.slack.interaction(payloadOf(bot, { ...view, state } as never, payload));
    }
    await bot.until(() => textsOf(anna.modals).includes('Slack did not send'));
    expect(bot.presses).toHaveLength(before);
    expect(new Set(bot.faults)).toEqual(new Set(['slack_values_missing']));
    fills(anna, { text: 'Nu har HR det.' });
    await anna.submit();
    expect(bot.presses.at(-1)?.fields).toMatchObject({ excerpt: 'Kort', involved: id });
  });

  it('a button in a view in which nothing was drawn is taken without its inputs', async () => {
    const anna = await begins(answers({ rights: safety }, start));
    const view = { ...anna.modals[0]!, state: { values: {} } };
    await bot.slack.interaction(payloadOf(bot, view, acts('act:rights')));
    expect(bot.presses.at(-1)?.button).toBe('rights');
  });

  describe('a view with many options', () => {
    const many = shown({ ...samples.involved[0]!, people: people(10) });

    it('comes after a word of patience, in place of the view that was sent', async () => {
      const anna = await begins(answers({ next: many }, guide), { about: 'gain' });
      const outcome = await anna.submit();
      expect(textsOf(outcome)).toMatch(/Ett ögonblick.*One moment/);
      await bot.until(() => textsOf(anna.modals[0]).includes('involved.'));
      expect(anna.modals).toHaveLength(1);
      expect([bot.faults, bot.slack.refusals]).toEqual([[], []]);
    });

    it('that does not come leaves everything as it is, and pressing again works', async () => {
      const anna = await begins(answers({ next: many }, guide), { about: 'gain' });
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
      const anna = await begins(dialogue, { text: 'kvar' });
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
        const person = await opensHome(bot, user);
        await person.press('act:open');
        await bot.until(() => person.modals.length === 1);
        await person.press('act:safe');
        await bot.until(() => textsOf(person.modals).includes('guide.'));
        await person.write('text');
        await bot.until(() => person.messages.some(({ from }) => from === 'bot'));
      }
      const homes = bot.slack.deliveries.flatMap(({ body }) => body.match(/T0SISTER01/g) ?? []);
      expect(homes.length).toBeGreaterThan(0);
      const tenants = new Set(bot.presses.map(({ who }) => who.tenant));
      expect(tenants).toEqual(new Set([bot.slack.team]));
      expect(bot.faults).toEqual([]);
    });

    it.each<[string, readonly string[] | undefined]>([
      ['without the setting', undefined],
      ['with another organisation', ['E0ELSEWHERE', 'T0SISTER01']],
      ['with another home', ['E0OFFICE01', 'T0SISTER02']],
    ])('%s they read why, and what they typed stays', async (_, enterprise) => {
      bot = await startSlackBot({ dialogue: answers({}, story), settings: { enterprise } });
      const person = await opens(bot, sister);
      fills(person, { what: 'kvar' });
      const outcome = await person.submit();
      expect(outcome.kind).toBe('errors');
      expect(textsOf(outcome)).toMatch(/inte öppet här.*not open here/);
      await person.press('act:back');
      await bot.until(() => textsOf(person.modals).includes('inte öppet här'));
      expect(person.modals).toHaveLength(1);
      expect(heldIn(person, 'what')).toMatchObject({ value: 'kvar' });
      expect(bot.presses).toHaveLength(1);
      expect(bot.faults).toEqual(['refused_team']);
    });
  });

  it('Home is drawn again when Slack was too busy, once', async () => {
    bot = await startSlackBot({ slack: { unkind: { limits: false } } });
    const anna = bot.slack.client('UANNA');
    const busy = { method: 'views.publish', kind: 'rate_limited', retryAfterSeconds: 1 } as const;
    bot.slack.script({ ...busy, times: 2 });
    await Promise.all([anna.openHome(), anna.openHome()]);
    await bot.until(() => anna.home !== undefined);
    expect(bot.calls('views.publish')).toHaveLength(3);
    expect(bot.faults).toEqual([]);
    bot.slack.script({ ...busy, times: 2 });
    await anna.openHome();
    await bot.until(() => bot.faults.length > 0);
    expect(bot.faults).toEqual(['slack_limited']);
  });
});

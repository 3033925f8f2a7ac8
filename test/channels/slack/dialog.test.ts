import { randomUUID } from 'node:crypto';
import { setTimeout as tick } from 'node:timers/promises';
import texts from '../../../adaptive-cards/texts/sv.json';
import type { Press, Shown } from '../../../bot/channels/channel';
import type { JsonObject } from '../../../office/json';
import { signedHeaders } from '../../../office/slack/http-line';
import type { SlackClient, SlackView } from '../../../office/slack/slack';
import { samples } from '../../cards/samples';
import { gate } from '../../support/gate';
import {
  filed,
  guide,
  type SlackBot,
  safety,
  shown,
  start,
  startSlackBot,
  story,
  textsOf,
} from './slack-bot';

const canary = 'KANARIEFÅGEL-7Q2ZX <!channel> &lt; :smile:';
const calm = /gick inte just nu.*did not work just now/;

/** The block in which a field of the top view stands. */
function blockOf(client: SlackClient, field: string): string {
  const found = Object.keys(client.values).find((block) => block.split('.')[2] === field);
  if (found === undefined) throw new Error(`no ${field}`);
  return found;
}
const metadataOf = (view: SlackView | undefined): { d?: string; b?: unknown } =>
  JSON.parse(view?.private_metadata ?? '{}') as { d?: string };

/** A person before a view, whatever the conversation shows afterwards. */
async function opens(bot: SlackBot, user = 'UANNA'): Promise<SlackClient> {
  const client = bot.slack.client(user);
  await client.command('');
  await bot.until(() => client.modals.length === 1);
  return client;
}

/** A conversation that answers acts by a list; the first view is the story. */
const answers = (by: Readonly<Record<string, Shown>>, first: Shown = story) => {
  return ({ button }: Press): Shown => (button === undefined ? first : (by[button] ?? first));
};

/** What a client of Slack's sends for a button, with what a forged or an old one would say. */
const pressOf = (bot: SlackBot, view: SlackView, changes: JsonObject): JsonObject => ({
  type: 'block_actions',
  team: { id: bot.slack.team },
  user: { id: 'UANNA', team_id: bot.slack.team },
  trigger_id: randomUUID(),
  view: view,
  ...changes,
});

describe('a button in a dialog', () => {
  let bot: SlackBot;
  afterEach(() => bot.close());

  it('brings every input, the draft and the button, and what comes next takes the place of the view', async () => {
    const [involved] = samples.involved;
    const [one] = involved!.people;
    bot = await startSlackBot({
      dialogue: answers({ next: shown(involved!), back: safety }, guide),
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'about'), 'gain');
    await anna.submit();
    expect(bot.presses.at(-1)).toMatchObject({ button: 'next', fields: { about: 'gain' } });
    anna.fill(blockOf(anna, 'involved'), [one!.id, 'management']);
    await anna.press('act:back');
    await bot.until(() => textsOf(anna.modals[0]).includes('act:safe'));
    expect(bot.presses.at(-1)).toMatchObject({
      button: 'back',
      draft: 'draft of involved',
      texts: undefined,
      fields: { involved: `${one!.id},management` },
    });
    const [update] = bot.calls('views.update');
    expect(update).toMatchObject({ view_id: anna.modals[0]?.id });
    expect(update).toHaveProperty('hash');
    expect(bot.faults).toEqual([]);
  });

  it('that nobody drew goes to the conversation, which knows its acts; anything else goes nowhere', async () => {
    bot = await startSlackBot({ dialogue: answers({}, safety) });
    const anna = await opens(bot);
    const [view] = anna.modals;
    const before = bot.presses.length;
    for (const action_id of ['value', 'link', 'act:', 'act:<x>', 'xact:safe', null, { a: 1 }]) {
      const actions = [{ type: 'button', action_id }];
      expect(await bot.slack.interaction(pressOf(bot, view!, { actions }))).toEqual({ kind: 'ok' });
    }
    expect(await bot.slack.interaction(pressOf(bot, view!, { actions: [] }))).toEqual({
      kind: 'ok',
    });
    expect(bot.presses).toHaveLength(before);
    const actions = [{ type: 'button', action_id: 'act:bogus' }];
    await bot.slack.interaction(pressOf(bot, view!, { actions }));
    await bot.until(() => bot.calls('views.update').length === 1);
    expect(bot.presses.at(-1)).toMatchObject({ button: 'bogus', draft: 'draft of safety' });
    expect(bot.faults).toEqual([]);
  });

  it('pressed twice draws once; the other finds the view changed, and nothing is said', async () => {
    bot = await startSlackBot({ dialogue: answers({ safe: guide }, safety) });
    const anna = await opens(bot);
    const outcomes = await Promise.all([anna.press('act:safe'), anna.press('act:safe')]);
    expect(outcomes).toEqual([{ kind: 'ok' }, { kind: 'ok' }]);
    await bot.until(() => bot.calls('views.update').length === 2);
    expect(textsOf(anna.modals)).toContain('guide.');
    expect(bot.faults).toEqual([]);
  });

  it('in a view that is changed or closed meanwhile does nothing', async () => {
    bot = await startSlackBot({ dialogue: answers({ safe: guide }, safety) });
    const anna = await opens(bot);
    const old = anna.modals[0]!;
    const actions = [{ type: 'button', action_id: 'act:safe' }];
    await anna.press('act:safe');
    await bot.until(() => textsOf(anna.modals).includes('guide.'));
    const { hash } = anna.modals[0]!;
    await bot.slack.interaction(pressOf(bot, old, { actions }));
    await bot.until(() => bot.calls('views.update').length === 2);
    expect(anna.modals[0]?.hash).toBe(hash);
    anna.close();
    await bot.slack.interaction(pressOf(bot, old, { actions }));
    await bot.until(() => bot.calls('views.update').length === 3);
    expect(anna.modals).toHaveLength(0);
    expect(bot.faults).toEqual([]);
  });

  it.each([
    ['Slack is busy for long', { kind: 'rate_limited', retryAfterSeconds: 300 }, 'slack_limited'],
    ['the line is cut', { kind: 'dropped', carriedOut: false }, 'slack_uncertain'],
    ['the token was taken away', { kind: 'error', error: 'token_revoked' }, 'slack_token'],
    [
      'Slack does not show the card',
      { kind: 'error', error: 'invalid_arguments' },
      'slack_view_refused',
    ],
  ] as const)(
    'when %s: a calm sentence in the same view, and pressing again works',
    async (_name, script, code) => {
      bot = await startSlackBot({ dialogue: answers({ back: safety }, guide) });
      const anna = await opens(bot);
      anna.fill(blockOf(anna, 'about'), 'gain');
      bot.slack.script({ method: 'views.update', ...script });
      await anna.press('act:back');
      await bot.until(() => calm.test(textsOf(anna.modals)));
      expect(anna.values[blockOf(anna, 'about')]?.value).toMatchObject({
        selected_option: { value: 'gain' },
      });
      expect(bot.faults).toEqual([code]);
      await anna.press('act:back');
      await bot.until(() => textsOf(anna.modals).includes('act:safe'));
      expect(textsOf(anna.modals)).not.toMatch(calm);
      expect(bot.faults).toEqual([code]);
    },
  );

  it('when the conversation fails: the same view with a calm sentence, once, and the text in it', async () => {
    let fails = true;
    bot = await startSlackBot({
      dialogue: ({ button }) => {
        if (button === 'back' && fails) throw new Error(canary);
        return button === 'back' ? guide : story;
      },
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    for (const times of [1, 2]) {
      await anna.press('act:back');
      await bot.until(() => bot.calls('views.update').length === times);
      await bot.until(() => calm.test(textsOf(anna.modals)));
    }
    expect(anna.modals[0]?.blocks.filter(({ block_id }) => block_id === 'calm')).toHaveLength(1);
    expect(anna.values[blockOf(anna, 'what')]?.value).toMatchObject({ value: canary });
    expect(metadataOf(anna.modals[0]).d).toBe('draft of story');
    expect(bot.faults).toEqual(['dialogue_failed', 'dialogue_failed']);
    fails = false;
    await anna.press('act:back');
    await bot.until(() => anna.modals.length === 2);
  });
});

describe('typed text', () => {
  let bot: SlackBot;
  afterEach(() => bot.close());

  it('waits under the next view, and is there when one comes back', async () => {
    const later = shown(story.view, { draft: 'a newer draft' });
    bot = await startSlackBot({ dialogue: answers({ back: guide, next: later }) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    anna.fill(blockOf(anna, 'how'), 'another');
    await anna.press('act:back');
    await bot.until(() => anna.modals.length === 2);
    expect(textsOf(anna.modals[1])).not.toContain('KANARIEFÅGEL');
    anna.fill(blockOf(anna, 'about'), 'gain');
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(anna.modals).toHaveLength(1);
    expect(anna.values[blockOf(anna, 'what')]?.value).toMatchObject({ value: canary });
    expect(anna.values[blockOf(anna, 'how')]?.value).toMatchObject({ value: 'another' });
    expect(metadataOf(anna.modals[0])).toMatchObject({ d: 'a newer draft' });
    await anna.submit();
    expect(bot.presses.at(-1)).toMatchObject({
      button: 'file',
      draft: 'a newer draft',
      fields: { what: canary, how: 'another' },
    });
    expect(textsOf(bot.slack.calls)).not.toContain('KANARIEFÅGEL');
    expect(bot.faults).toEqual([]);
  });

  it('stays in its own view through notices and languages', async () => {
    const long = shown(story.view, { remark: 'too_long', fields: { what: canary } });
    const english = shown(story.view, { locale: 'en' });
    bot = await startSlackBot({ dialogue: answers({ file: long, switch: english }) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    anna.fill(blockOf(anna, 'who'), 'somebody');
    const outcome = await anna.submit();
    // What is wrong with an input is said at that input, and nothing moves.
    expect(Object.keys(outcome.kind === 'errors' ? outcome.errors : {})).toEqual([
      blockOf(anna, 'what'),
    ]);
    expect(textsOf(outcome)).toContain(texts.remarks.too_long.split('.')[0]);
    const actions = [{ type: 'button', action_id: 'act:switch' }];
    await bot.slack.interaction(pressOf(bot, anna.modals[0]!, { actions }));
    await bot.until(() => bot.calls('views.update').length === 1);
    expect(anna.modals).toHaveLength(1);
    expect(anna.values[blockOf(anna, 'what')]?.value).toMatchObject({ value: canary });
    expect(anna.values[blockOf(anna, 'who')]?.value).toMatchObject({ value: 'somebody' });
    expect(bot.faults).toEqual([]);
  });

  it('stays where it is when the next view cannot be laid on top of it', async () => {
    bot = await startSlackBot({ dialogue: answers({ back: guide }) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    bot.slack.script({ method: 'views.push', kind: 'error', error: 'expired_trigger_id' });
    await anna.press('act:back');
    await bot.until(() => /hann inte.*not open in time/.test(textsOf(anna.modals)));
    expect(anna.modals).toHaveLength(1);
    expect(anna.values[blockOf(anna, 'what')]?.value).toMatchObject({ value: canary });
    expect(bot.faults).toEqual(['slack_trigger']);
    await anna.press('act:back');
    await bot.until(() => anna.modals.length === 2);
  });

  it('stays below when the way back fails, and is there at the next try', async () => {
    bot = await startSlackBot({ dialogue: answers({ back: guide, next: story }) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    await anna.press('act:back');
    await bot.until(() => anna.modals.length === 2);
    anna.fill(blockOf(anna, 'about'), 'gain');
    bot.slack.script({ method: 'views.update', kind: 'rate_limited', retryAfterSeconds: 60 });
    const outcome = await anna.submit();
    expect(outcome.kind).toBe('errors');
    expect(textsOf(outcome)).toMatch(calm);
    expect(anna.modals).toHaveLength(2);
    expect(bot.faults).toEqual(['slack_limited']);
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(anna.modals).toHaveLength(1);
    expect(anna.values[blockOf(anna, 'what')]?.value).toMatchObject({ value: canary });
  });

  it('that Slack no longer has below does not bar the way on', async () => {
    bot = await startSlackBot({ dialogue: answers({ back: guide, next: story }) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    await anna.press('act:back');
    await bot.until(() => anna.modals.length === 2);
    anna.fill(blockOf(anna, 'about'), 'gain');
    bot.slack.script({ method: 'views.update', kind: 'error', error: 'not_found' });
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(anna.modals.at(-1))).toContain('vissla:file');
    expect(bot.faults).toEqual([]);
  });

  it('waits below as well when the dialog it belongs to cannot be read any more', async () => {
    const form = shown({
      name: 'desk_reply',
      reference: 'ABCDE-FGHJK',
      reader: 'reporter',
      feedback: false,
    });
    const [queue] = samples.desk_queue;
    const altered = shown(queue!, { remark: 'altered' });
    bot = await startSlackBot({ dialogue: answers({ desk_do_reply: altered }, form) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'text'), canary);
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(anna.modals).toHaveLength(2);
    expect(textsOf(anna.modals[0])).toContain('desk_reply.');
  });

  it('waits under two views as well, and each has its own', async () => {
    const form = (name: 'desk_reply' | 'desk_note') =>
      shown({ name, reference: 'ABCDE-FGHJK', reader: 'reporter', feedback: false });
    const [sample] = samples.desk_thread;
    const thread = shown({ ...sample!, reference: 'ABCDE-FGHJK', may: ['reply', 'note'] });
    const forms = { desk_reply: form('desk_reply'), desk_note: form('desk_note') };
    bot = await startSlackBot({ dialogue: answers({ ...forms, desk_thread: thread }, thread) });
    const anna = await opens(bot);
    const goes = async (name: string, height: number): Promise<void> => {
      const { hash, id } = anna.modals.at(-1)!;
      const isButton = textsOf(anna.modals.at(-1)?.blocks).includes(`"act:${name}"`);
      await (isButton ? anna.press(`act:${name}`) : anna.submit());
      await bot.until(() => anna.modals.at(-1)?.hash !== hash || anna.modals.at(-1)?.id !== id);
      expect(anna.modals).toHaveLength(height);
    };
    await goes('desk_reply', 1);
    anna.fill(blockOf(anna, 'text'), 'a reply');
    await goes('desk_thread', 2);
    await goes('desk_note', 2);
    anna.fill(blockOf(anna, 'text'), 'a note');
    await goes('desk_thread', 3);
    await goes('desk_note', 2);
    expect(anna.values[blockOf(anna, 'text')]?.value).toMatchObject({ value: 'a note' });
    anna.fill(blockOf(anna, 'text'), '');
    await goes('desk_thread', 2);
    await goes('desk_reply', 1);
    expect(anna.values[blockOf(anna, 'text')]?.value).toMatchObject({ value: 'a reply' });
    expect(bot.faults).toEqual([]);
  });

  it('never needs more than the three views that Slack lays on top of each other', async () => {
    const reply = (reference: string): Shown =>
      shown({ name: 'desk_reply', reference, reader: 'reporter', feedback: false });
    let turn = 0;
    bot = await startSlackBot({ dialogue: () => reply(`ABCDE-0000${turn++}`) });
    const anna = await opens(bot);
    for (const stack of [2, 3, 3, 3]) {
      anna.fill(blockOf(anna, 'text'), canary);
      const { hash, id } = anna.modals.at(-1)!;
      const button = /act:desk_(?!do)\w+/.exec(textsOf(anna.modals.at(-1)))?.[0] ?? '';
      await anna.press(button);
      await bot.until(() => anna.modals.at(-1)!.hash !== hash || anna.modals.at(-1)!.id !== id);
      expect(anna.modals).toHaveLength(stack);
    }
    expect(bot.faults).toEqual([]);
    anna.close();
    expect(anna.modals).toHaveLength(0);
  });
});

describe('sending a dialog', () => {
  let bot: SlackBot;
  afterEach(() => bot.close());

  it('is answered with the next view, and leaving closes it', async () => {
    const left = shown({ name: 'left' });
    let next = filed;
    bot = await startSlackBot({
      dialogue: ({ button }) => (button === undefined ? story : next),
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(anna.modals)).toContain('ABCDE-FGHJK');
    expect(bot.presses.at(-1)?.fields).toMatchObject({ what: canary, where: '', how: '', who: '' });
    expect(bot.calls('views.update')).toHaveLength(0);
    anna.close();
    next = left;
    await anna.command('');
    await bot.until(() => anna.modals.length === 1);
    anna.fill(blockOf(anna, 'what'), canary);
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(anna.modals).toHaveLength(0);
    expect(bot.faults).toEqual([]);
  });

  it.each<[string, Shown, string[]]>([
    ['a press where its card has a button to leave', shown({ name: 'wait' }), ['leave']],
    ['nothing on the way', story, []],
    ['nothing at an end, where everything is done', filed, []],
  ])('closing it is %s', async (_, first, presses) => {
    bot = await startSlackBot({ dialogue: ({ button }) => (button === undefined ? first : filed) });
    const anna = await opens(bot);
    anna.close();
    await bot.until(() => bot.presses.length > presses.length);
    // Whatever closing sends has gone before this is answered.
    await anna.command('');
    const pressed = bot.presses.filter(({ button }) => button !== undefined);
    expect(pressed.map(({ button }) => button)).toEqual(presses);
    expect(pressed.every(({ draft }) => draft === first.draft)).toBe(true);
    expect(bot.faults).toEqual([]);
  });

  it('that takes long is answered before Slack gives up: the text stays, and pressing again gets its result', async () => {
    const { passed: done, open: finish } = gate();
    bot = await startSlackBot({
      dialogue: async ({ button }) => {
        if (button === undefined) return story;
        await done;
        return filed;
      },
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    const first = await anna.submit();
    // By a timer, before Slack gives up after three seconds.
    expect(bot.slack.deliveries.at(-1)?.took).toBeLessThan(3_000);
    const errors = first.kind === 'errors' ? first.errors : {};
    expect(Object.keys(errors)).toEqual([blockOf(anna, 'what')]);
    expect(Object.values(errors)[0]).toMatch(/skickas bara en gång.*sent only once/);
    expect(textsOf(anna.modals)).not.toContain('ABCDE-FGHJK');
    expect((await anna.submit()).kind).toBe('errors');
    finish();
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(anna.modals)).toContain('ABCDE-FGHJK');
    expect(bot.presses.filter(({ button }) => button === 'file')).toHaveLength(1);
    expect(bot.faults).toEqual(['dialogue_late', 'dialogue_late']);
  });

  it('leaves it open when the bot stood still until the time was up', async () => {
    bot = await startSlackBot({
      dialogue: async ({ button }) => {
        if (button === undefined) return story;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_950);
        // Its own timers come first.
        await tick(1);
        return filed;
      },
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    expect((await anna.submit()).kind).toBe('failed');
    expect(anna.modals).toHaveLength(1);
    expect(anna.values[blockOf(anna, 'what')]?.value).toMatchObject({ value: canary });
    expect(bot.faults).toContain('turn_failed');
  });

  it('with another text after that is another press', async () => {
    const { passed: done, open: finish } = gate();
    let slow = true;
    bot = await startSlackBot({
      dialogue: async ({ button }) => {
        if (button === undefined) return story;
        if (slow) await done;
        return filed;
      },
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), 'one');
    expect((await anna.submit()).kind).toBe('errors');
    slow = false;
    anna.fill(blockOf(anna, 'what'), 'two');
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    finish();
    expect(bot.presses.slice(1).map(({ fields }) => fields.what)).toEqual(['one', 'two']);
  });

  it('is told late what is to be changed, once, however slow the bot is', async () => {
    const slow = gate();
    bot = await startSlackBot({
      dialogue: async ({ button }) => {
        if (button === undefined) return story;
        if (bot.presses.length > 2) return filed;
        await slow.passed;
        return shown(story.view, { remark: 'too_long', fields: { what: canary } });
      },
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    expect((await anna.submit()).kind).toBe('errors');
    slow.open();
    const told = await anna.submit();
    expect(textsOf(told)).toContain(texts.remarks.too_long.split('.')[0]);
    expect(bot.presses).toHaveLength(2);
    expect(await anna.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(anna.modals)).toContain('ABCDE-FGHJK');
  });

  it.each(['failed', 'busy'] as const)(
    'is asked again when its late result was "%s"',
    async (remark) => {
      const { passed: done, open: finish } = gate();
      bot = await startSlackBot({
        dialogue: async ({ button }) => {
          if (button === undefined) return story;
          if (bot.presses.length > 2) return filed;
          await done;
          return shown(story.view, { remark });
        },
      });
      const anna = await opens(bot);
      anna.fill(blockOf(anna, 'what'), canary);
      expect((await anna.submit()).kind).toBe('errors');
      finish();
      await anna.submit();
      expect(textsOf(anna.modals)).toContain('ABCDE-FGHJK');
      expect(bot.presses).toHaveLength(3);
    },
  );

  it('that fails is answered calmly at the first input, and nothing is called sent', async () => {
    bot = await startSlackBot({
      dialogue: ({ button }) => {
        if (button !== undefined) throw new Error(canary);
        return story;
      },
    });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    const outcome = await anna.submit();
    expect(outcome.kind).toBe('errors');
    expect(textsOf(outcome)).toMatch(calm);
    expect(anna.values[blockOf(anna, 'what')]?.value).toMatchObject({ value: canary });
    expect(bot.faults).toEqual(['dialogue_failed']);
  });

  it('that fails in a view without inputs says so above the same view', async () => {
    const sent = shown({
      name: 'sent',
      desk: 'whistleblowing',
      opensOn: start.opensOn,
      again: false,
    });
    let fails = true;
    bot = await startSlackBot({
      dialogue: ({ button }) => {
        if (button === 'next' && fails) throw new Error(canary);
        return sent;
      },
    });
    const anna = await opens(bot);
    const { id, hash, blocks } = anna.modals[0]!;
    const submission = {
      type: 'view_submission',
      team: { id: bot.slack.team },
      user: { id: 'UANNA', team_id: bot.slack.team },
      view: { ...anna.modals[0], callback_id: 'vissla:next' } as unknown as JsonObject,
    };
    const body = new URLSearchParams({ payload: JSON.stringify(submission) }).toString();
    const ask = async (seconds: number): Promise<JsonObject> => {
      const response = await bot.post(body, {
        'content-type': 'application/x-www-form-urlencoded',
        ...signedHeaders(bot.slack.signingSecret, Date.now() + seconds * 1000, body),
      });
      return (await response.json()) as JsonObject;
    };
    const answer = await ask(0);
    expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(textsOf(answer)).toMatch(calm);
    expect((answer.view as JsonObject).blocks).toHaveLength(blocks.length + 1);
    fails = false;
    expect(textsOf(await ask(1))).not.toMatch(calm);
    expect(anna.modals[0]).toMatchObject({ id, hash });
    expect(bot.faults).toEqual(['dialogue_failed']);
  });

  it('twice at once reaches the conversation twice: it knows its drafts', async () => {
    bot = await startSlackBot({ dialogue: answers({ file: filed }) });
    const anna = await opens(bot);
    anna.fill(blockOf(anna, 'what'), canary);
    await Promise.all([anna.submit(), anna.submit()]);
    const drafts = bot.presses.filter(({ button }) => button === 'file').map(({ draft }) => draft);
    expect(drafts).toEqual(['draft of story', 'draft of story']);
    expect(textsOf(anna.modals)).toContain('ABCDE-FGHJK');
  });
});

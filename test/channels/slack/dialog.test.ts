import { setTimeout as tick } from 'node:timers/promises';
import texts from '../../../adaptive-cards/texts/sv.json';
import type { Press, Shown } from '../../../bot/channels/channel';
import { limits } from '../../../bot/domain/limits';
import { secondsOfBeat } from '../../../bot/domain/pool-image';
import type { JsonObject } from '../../../office/json';
import { signedHeaders } from '../../../office/slack/http-line';
import type { SlackClient, SlackOutcome, SlackView } from '../../../office/slack/slack';
import { samples } from '../../cards/samples';
import { whenTimeIsUp } from '../../support/by-hand';
import { gate } from '../../support/gate';
import {
  acts,
  blockOf,
  filed,
  fills,
  guide,
  heldIn,
  opens,
  payloadOf,
  type SlackBot,
  safety,
  shown,
  start,
  startSlackBot,
  story,
  textsOf,
} from './slack-bot';

const canary = 'KANARIEFÅGEL-7Q2ZX <!channel> &lt; :smile:';
/** As it is read: a sign is one in all channels. */
const read = 'KANARIEFÅGEL-7Q2ZX <!channel> &lt; 😄';
const calm = /gick inte just nu.*did not work just now/;
const metadataOf = (view: SlackView | undefined): { d?: string; b?: unknown } =>
  JSON.parse(view?.private_metadata ?? '{}') as { d?: string };
const reference = 'ABCDE-FGHJK';
const form = (name: 'desk_reply' | 'desk_note', of = reference): Shown =>
  shown({ ...samples[name][0]!, reference: of, reader: 'reporter' });

/** A conversation that answers acts by a list; the first view is the story. */
const answers =
  (by: Readonly<Record<string, Shown>>, first: Shown = story) =>
  ({ button }: Press): Shown =>
    button === undefined ? first : (by[button] ?? first);

let bot: SlackBot;
afterEach(() => bot.close());

/** Anna before the first view of such a conversation, with something filled in. */
async function anna(
  dialogue: (press: Press) => Promise<Shown> | Shown,
  filled: Parameters<typeof fills>[1] = {},
): Promise<SlackClient> {
  bot = await startSlackBot({ dialogue });
  const client = await opens(bot);
  fills(client, filled);
  return client;
}

/** A story whose answers come once a gate is open. @param isSlow whether they wait for it */
const slowStory =
  (passed: Promise<void>, next: () => Shown = () => filed, isSlow = () => true) =>
  async ({ button }: Press): Promise<Shown> => {
    if (button === undefined) return story;
    if (isSlow()) await passed;
    return next();
  };

/** When the bot answers at the latest. */
const slackMilliseconds = 2_700;

/** The answer to a submit whose time is up. */
const late = async (person: SlackClient): Promise<SlackOutcome> =>
  (await whenTimeIsUp(slackMilliseconds, () => person.submit())).answer;

describe('a button in a dialog', () => {
  it('brings every input, the draft and the button, and what comes next takes the place of the view', async () => {
    const [involved] = samples.involved;
    const [one] = involved!.people;
    const person = await anna(answers({ next: shown(involved!), back: safety }, guide), {
      about: 'gain',
    });
    await person.submit();
    expect(bot.presses.at(-1)).toMatchObject({ button: 'next', fields: { about: 'gain' } });
    fills(person, { involved: [one!.id, 'management'] });
    await person.press('act:back');
    await bot.until(() => textsOf(person.modals[0]).includes('act:safe'));
    expect(bot.presses.at(-1)).toMatchObject({
      ...{ button: 'back', draft: 'draft of involved', texts: undefined },
      fields: { involved: `${one!.id},management` },
    });
    const [update] = bot.calls('views.update');
    expect(update).toMatchObject({ view_id: person.modals[0]?.id });
    expect(update).toHaveProperty('hash');
    expect(bot.faults).toEqual([]);
  });

  it('that nobody drew goes to the conversation, which knows its acts; anything else goes nowhere', async () => {
    const person = await anna(answers({}, safety));
    const [view] = person.modals;
    const before = bot.presses.length;
    const undrawn = ['value', 'link', 'act:', 'act:<x>', 'xact:safe', null, { a: 1 }];
    for (const wrong of [...undrawn.map((one) => acts(one)), acts()])
      expect(await bot.slack.interaction(payloadOf(bot, view, wrong))).toEqual({ kind: 'ok' });
    expect(bot.presses).toHaveLength(before);
    await bot.slack.interaction(payloadOf(bot, view, acts('act:bogus')));
    await bot.until(() => bot.calls('views.update').length === 1);
    expect(bot.presses.at(-1)).toMatchObject({ button: 'bogus', draft: 'draft of safety' });
    expect(bot.faults).toEqual([]);
  });

  it('pressed twice draws once; the other finds the view changed, and nothing is said', async () => {
    const person = await anna(answers({ safe: guide }, safety));
    const outcomes = await Promise.all([person.press('act:safe'), person.press('act:safe')]);
    expect(outcomes).toEqual([{ kind: 'ok' }, { kind: 'ok' }]);
    await bot.until(() => bot.calls('views.update').length === 2);
    expect(textsOf(person.modals)).toContain('guide.');
    expect(bot.faults).toEqual([]);
  });

  it('in a view that is changed or closed meanwhile does nothing', async () => {
    const person = await anna(answers({ safe: guide }, safety));
    const [old] = person.modals;
    const pressesOld = async (updates: number): Promise<void> => {
      await bot.slack.interaction(payloadOf(bot, old, acts('act:safe')));
      await bot.until(() => bot.calls('views.update').length === updates);
    };
    await person.press('act:safe');
    await bot.until(() => textsOf(person.modals).includes('guide.'));
    const { hash } = person.modals[0]!;
    await pressesOld(2);
    expect(person.modals[0]?.hash).toBe(hash);
    person.close();
    await pressesOld(3);
    expect(person.modals).toHaveLength(0);
    expect(bot.faults).toEqual([]);
  });

  it.each([
    ['is busy', { kind: 'rate_limited', retryAfterSeconds: 300 }, 'slack_limited'],
    ['is cut off', { kind: 'dropped', carriedOut: false }, 'slack_uncertain'],
    ['took the token away', { kind: 'error', error: 'token_revoked' }, 'slack_token'],
    ['shows no such card', { kind: 'error', error: 'invalid_arguments' }, 'slack_view_refused'],
  ] as const)(
    'when Slack %s: shows a calm sentence in the same view, and pressing again works',
    async (_name, script, code) => {
      const person = await anna(answers({ back: safety }, guide), { about: 'gain' });
      bot.slack.script({ method: 'views.update', ...script });
      await person.press('act:back');
      await bot.until(() => calm.test(textsOf(person.modals)));
      expect(heldIn(person, 'about')).toMatchObject({ selected_option: { value: 'gain' } });
      expect(bot.faults).toEqual([code]);
      await person.press('act:back');
      await bot.until(() => textsOf(person.modals).includes('act:safe'));
      expect(textsOf(person.modals)).not.toMatch(calm);
      expect(bot.faults).toEqual([code]);
    },
  );

  it('when the conversation fails: shows the same view with one calm sentence, and the text in it', async () => {
    let fails = true;
    const person = await anna(
      ({ button }) => {
        if (button === 'back' && fails) throw new Error(canary);
        return button === 'back' ? guide : story;
      },
      { what: canary },
    );
    for (const times of [1, 2]) {
      await person.press('act:back');
      await bot.until(() => bot.calls('views.update').length === times);
      await bot.until(() => calm.test(textsOf(person.modals)));
    }
    expect(person.modals[0]?.blocks.filter(({ block_id }) => block_id === 'calm')).toHaveLength(1);
    expect(heldIn(person, 'what')).toMatchObject({ value: canary });
    expect(metadataOf(person.modals[0]).d).toBe('draft of story');
    expect(bot.faults).toEqual(['dialogue_failed', 'dialogue_failed']);
    fails = false;
    await person.press('act:back');
    await bot.until(() => person.modals.length === 2);
  });
});

describe('typed text', () => {
  /** Goes back from the story, so that the guide is above what was typed. */
  const goesBack = async (
    by: Readonly<Record<string, Shown>>,
    filled: Parameters<typeof fills>[1] = { what: canary },
  ): Promise<SlackClient> => {
    const person = await anna(answers({ back: guide, ...by }), filled);
    await person.press('act:back');
    await bot.until(() => person.modals.length === 2);
    fills(person, { about: 'gain' });
    return person;
  };

  it('waits under the next view, and is there when one comes back', async () => {
    const later = shown(story.view, { draft: 'a newer draft' });
    const person = await goesBack({ next: later }, { what: canary, how: 'another' });
    expect(textsOf(person.modals[1])).not.toContain('KANARIEFÅGEL');
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(person.modals).toHaveLength(1);
    expect(heldIn(person, 'what')).toMatchObject({ value: canary });
    expect(heldIn(person, 'how')).toMatchObject({ value: 'another' });
    expect(metadataOf(person.modals[0])).toMatchObject({ d: 'a newer draft' });
    await person.submit();
    expect(bot.presses.at(-1)).toMatchObject({
      ...{ button: 'file', draft: 'a newer draft' },
      fields: { what: read, how: 'another' },
    });
    expect(textsOf(bot.slack.calls)).not.toContain('KANARIEFÅGEL');
    expect(bot.faults).toEqual([]);
  });

  it('stays in its own view through notices and languages', async () => {
    const long = shown(story.view, { remark: 'too_long', fields: { what: canary } });
    const english = shown(story.view, { locale: 'en' });
    const filled = { what: canary, who: 'somebody' };
    const person = await anna(answers({ file: long, switch: english }), filled);
    const outcome = await person.submit();
    // What is wrong with an input is said at that input, and nothing moves.
    const wrong = Object.keys(outcome.kind === 'errors' ? outcome.errors : {});
    expect(wrong).toEqual([blockOf(person, 'what')]);
    expect(textsOf(outcome)).toContain(texts.remarks.too_long.split('.')[0]);
    await bot.slack.interaction(payloadOf(bot, person.modals[0], acts('act:switch')));
    await bot.until(() => bot.calls('views.update').length === 1);
    expect(person.modals).toHaveLength(1);
    expect(heldIn(person, 'what')).toMatchObject({ value: canary });
    expect(heldIn(person, 'who')).toMatchObject({ value: 'somebody' });
    expect(bot.faults).toEqual([]);
  });

  it('stays where it is when the next view cannot be laid on top of it', async () => {
    const person = await anna(answers({ back: guide }), { what: canary });
    bot.slack.script({ method: 'views.push', kind: 'error', error: 'expired_trigger_id' });
    await person.press('act:back');
    await bot.until(() => /hann inte.*not open in time/.test(textsOf(person.modals)));
    expect(person.modals).toHaveLength(1);
    expect(heldIn(person, 'what')).toMatchObject({ value: canary });
    expect(bot.faults).toEqual(['slack_trigger']);
    await person.press('act:back');
    await bot.until(() => person.modals.length === 2);
  });

  it('stays below when the way back fails, and is there at the next try', async () => {
    const person = await goesBack({ next: story });
    bot.slack.script({ method: 'views.update', kind: 'rate_limited', retryAfterSeconds: 60 });
    const outcome = await person.submit();
    expect(outcome.kind).toBe('errors');
    expect(textsOf(outcome)).toMatch(calm);
    expect(person.modals).toHaveLength(2);
    expect(bot.faults).toEqual(['slack_limited']);
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(person.modals).toHaveLength(1);
    expect(heldIn(person, 'what')).toMatchObject({ value: canary });
  });

  it('that Slack no longer has below does not bar the way on', async () => {
    const person = await goesBack({ next: story });
    bot.slack.script({ method: 'views.update', kind: 'error', error: 'not_found' });
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(person.modals.at(-1))).toContain('vissla:file');
    expect(bot.faults).toEqual([]);
  });

  it('waits below as well when the dialog it belongs to cannot be read any more', async () => {
    const altered = shown(samples.desk_queue[0]!, { remark: 'altered' });
    const replies = answers({ desk_do_reply: altered }, form('desk_reply'));
    const person = await anna(replies, { text: canary });
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(person.modals).toHaveLength(2);
    expect(textsOf(person.modals[0])).toContain('desk_reply.');
  });

  it('waits under two views as well, and each has its own', async () => {
    const [sample] = samples.desk_thread;
    const thread = shown({ ...sample!, reference, may: ['reply', 'note'] });
    const forms = { desk_reply: form('desk_reply'), desk_note: form('desk_note') };
    const person = await anna(answers({ ...forms, desk_thread: thread }, thread));
    const goes = async (name: string, height: number): Promise<void> => {
      const { hash, id } = person.modals.at(-1)!;
      const isButton = textsOf(person.modals.at(-1)?.blocks).includes(`"act:${name}"`);
      await (isButton ? person.press(`act:${name}`) : person.submit());
      await bot.until(() => person.modals.at(-1)?.hash !== hash || person.modals.at(-1)?.id !== id);
      expect(person.modals).toHaveLength(height);
    };
    await goes('desk_reply', 1);
    fills(person, { text: 'a reply' });
    await goes('desk_thread', 2);
    await goes('desk_note', 2);
    fills(person, { text: 'a note' });
    await goes('desk_thread', 3);
    await goes('desk_note', 2);
    expect(heldIn(person, 'text')).toMatchObject({ value: 'a note' });
    fills(person, { text: '' });
    await goes('desk_thread', 2);
    await goes('desk_reply', 1);
    expect(heldIn(person, 'text')).toMatchObject({ value: 'a reply' });
    expect(bot.faults).toEqual([]);
  });

  it('never needs more than the three views that Slack lays on top of each other', async () => {
    let turn = 0;
    const person = await anna(() => form('desk_reply', `ABCDE-0000${turn++}`));
    for (const stack of [2, 3, 3, 3]) {
      fills(person, { text: canary });
      const { hash, id } = person.modals.at(-1)!;
      const button = /act:desk_(?!do)\w+/.exec(textsOf(person.modals.at(-1)))?.[0] ?? '';
      await person.press(button);
      await bot.until(() => person.modals.at(-1)!.hash !== hash || person.modals.at(-1)!.id !== id);
      expect(person.modals).toHaveLength(stack);
    }
    expect(bot.faults).toEqual([]);
    person.close();
    expect(person.modals).toHaveLength(0);
  });
});

describe('sending a dialog', () => {
  it('is answered with the next view, and leaving closes it', async () => {
    let next = filed;
    const person = await anna(({ button }) => (button === undefined ? story : next), {
      what: canary,
    });
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(person.modals)).toContain(reference);
    expect(bot.presses.at(-1)?.fields).toMatchObject({ what: read, where: '', how: '', who: '' });
    expect(bot.calls('views.update')).toHaveLength(0);
    person.close();
    next = shown({ name: 'left' });
    await opens(bot);
    fills(person, { what: canary });
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(person.modals).toHaveLength(0);
    expect(bot.faults).toEqual([]);
  });

  it.each<[string, Shown, string[]]>([
    ['a press where its card has a button to leave', shown({ name: 'wait' }), ['leave']],
    ['nothing on the way', story, []],
    ['nothing at an end, where everything is done', filed, []],
  ])('closing it is %s', async (_, first, presses) => {
    const person = await anna(({ button }) => (button === undefined ? first : filed));
    person.close();
    await bot.until(() => bot.presses.length > presses.length);
    // Whatever closing sends has gone before this is answered.
    await person.command('');
    const pressed = bot.presses.filter(({ button }) => button !== undefined);
    expect(pressed.map(({ button }) => button)).toEqual(presses);
    expect(pressed.every(({ draft }) => draft === first.draft)).toBe(true);
    expect(bot.faults).toEqual([]);
  });

  it('that takes long is answered before Slack gives up: the text stays, and pressing again gets its result', async () => {
    const { passed, open } = gate();
    const person = await anna(slowStory(passed), { what: canary });
    // Slack gives up after three seconds, the way there and back included.
    const { before, answer: first } = await whenTimeIsUp(slackMilliseconds, () => person.submit());
    expect(before).toBe(false);
    const errors = first.kind === 'errors' ? first.errors : {};
    expect(Object.keys(errors)).toEqual([blockOf(person, 'what')]);
    expect(Object.values(errors)[0]).toMatch(/skickas bara en gång.*sent only once/);
    expect(textsOf(person.modals)).not.toContain(reference);
    expect((await late(person)).kind).toBe('errors');
    open();
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(person.modals)).toContain(reference);
    expect(bot.presses.filter(({ button }) => button === 'file')).toHaveLength(1);
    expect(bot.faults).toEqual(['dialogue_late', 'dialogue_late']);
  });

  it('has the time for all that an answer waits for on purpose: a beat, its round and a floor', () => {
    const beat = 1_000 * secondsOfBeat({ dialogs: limits.dialogPeople, earlier: [] });
    const waits = beat + limits.roundMilliseconds + limits.openFloorMilliseconds;
    expect(waits).toBeLessThan(slackMilliseconds);
    expect(slackMilliseconds).toBeLessThan(3_000);
  });

  it('leaves it open when the bot stood still until the time was up', async () => {
    const person = await anna(
      async ({ button }) => {
        if (button === undefined) return story;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_950);
        // Its own timers come first.
        await tick(1);
        return filed;
      },
      { what: canary },
    );
    expect((await person.submit()).kind).toBe('failed');
    expect(person.modals).toHaveLength(1);
    expect(heldIn(person, 'what')).toMatchObject({ value: canary });
    while (!bot.faults.includes('turn_failed')) await tick(1);
  });

  it('with another text after that is another press', async () => {
    const { passed, open } = gate();
    let isSlow = true;
    const dialogue = slowStory(passed, undefined, () => isSlow);
    const person = await anna(dialogue, { what: 'one' });
    expect((await late(person)).kind).toBe('errors');
    isSlow = false;
    fills(person, { what: 'two' });
    expect(await person.submit()).toEqual({ kind: 'ok' });
    open();
    expect(bot.presses.slice(1).map(({ fields }) => fields.what)).toEqual(['one', 'two']);
  });

  it('is told late what is to be changed, once, however slow the bot is', async () => {
    const { passed, open } = gate();
    const long = shown(story.view, { remark: 'too_long', fields: { what: canary } });
    const next = () => (bot.presses.length > 2 ? filed : long);
    const person = await anna(slowStory(passed, next), { what: canary });
    expect((await late(person)).kind).toBe('errors');
    open();
    expect(textsOf(await person.submit())).toContain(texts.remarks.too_long.split('.')[0]);
    expect(bot.presses).toHaveLength(2);
    expect(await person.submit()).toEqual({ kind: 'ok' });
    expect(textsOf(person.modals)).toContain(reference);
  });

  it.each(['failed', 'busy'] as const)(
    'is asked again when its late result was "%s"',
    async (remark) => {
      const { passed, open } = gate();
      const next = () => (bot.presses.length > 2 ? filed : shown(story.view, { remark }));
      const person = await anna(slowStory(passed, next), { what: canary });
      expect((await late(person)).kind).toBe('errors');
      open();
      await person.submit();
      expect(textsOf(person.modals)).toContain(reference);
      expect(bot.presses).toHaveLength(3);
    },
  );

  it('that fails is answered calmly at the first input, and nothing is called sent', async () => {
    const failing = ({ button }: Press): Shown => {
      if (button !== undefined) throw new Error(canary);
      return story;
    };
    const person = await anna(failing, { what: canary });
    const outcome = await person.submit();
    expect(outcome.kind).toBe('errors');
    expect(textsOf(outcome)).toMatch(calm);
    expect(heldIn(person, 'what')).toMatchObject({ value: canary });
    expect(bot.faults).toEqual(['dialogue_failed']);
  });

  it('that fails in a view without inputs says so above the same view', async () => {
    const { opensOn } = start;
    const what = { what: 'message', unsent: false } as const;
    const sent = shown({ name: 'sent', ...what, desk: 'whistleblowing', opensOn, again: false });
    let fails = true;
    const person = await anna(({ button }) => {
      if (button === 'next' && fails) throw new Error(canary);
      return sent;
    });
    const [view] = person.modals;
    const { id, hash, blocks } = view!;
    const submitted = { ...view!, callback_id: 'vissla:next' };
    const submission = payloadOf(bot, submitted, { type: 'view_submission' });
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
    expect(person.modals[0]).toMatchObject({ id, hash });
    expect(bot.faults).toEqual(['dialogue_failed']);
  });

  it('twice at once reaches the conversation twice: it knows its drafts', async () => {
    const person = await anna(answers({ file: filed }), { what: canary });
    await Promise.all([person.submit(), person.submit()]);
    const drafts = bot.presses.filter(({ button }) => button === 'file').map(({ draft }) => draft);
    expect(drafts).toEqual(['draft of story', 'draft of story']);
    expect(textsOf(person.modals)).toContain(reference);
  });
});

import fc from 'fast-check';
import { parseAddress } from '../../../bot/channels/slack/address';
import { readPayload } from '../../../bot/channels/slack/payload';
import { openingPress, readPress, whoOf } from '../../../bot/channels/slack/read';
import { fieldNames } from '../../../bot/domain/fields';

const who = whoOf({ user: 'U1' }, 'T1', 'sv');

/** A press in a view that holds such inputs: block id -> what stands in it. */
const press = (values: unknown, metadata: unknown = '{"d":"draft"}') => {
  const names = typeof values === 'object' && values !== null ? Object.keys(values) : [];
  const blocks = names.map((block_id) => ({ type: 'input', block_id }));
  const sent = { view: { private_metadata: metadata, blocks, state: { values } } };
  return readPress(who, 'sv', { button: 'next', sent, from: {} }).press;
};
const typed = (value: unknown) => ({ value: { type: 'plain_text_input', value } });

describe('reading a press', () => {
  it('takes known fields that are text, and nothing else', () => {
    const selected_options = [{ value: 'management' }, { value: 'hr' }, 5];
    const read = press({
      'story.x.what': typed('text'),
      'story.x.where': typed(5),
      'story.x.how': typed(null),
      'story.x.who': { other: { type: 'plain_text_input', value: 'x' } },
      'guide.x.about': { value: { type: 'radio_buttons', selected_option: { value: 'gain' } } },
      'more.x.detail': { value: { type: 'radio_buttons', selected_option: null } },
      'involved.x.involved': { value: { type: 'checkboxes', selected_options } },
      'desk_together.x.closing': { value: { type: 'multi_static_select', selected_options: [] } },
      'story.x.constructor': typed('x'),
      'story.x.unknown': typed('x'),
      what: typed('x'),
    });
    expect(read).toMatchObject({ button: 'next', draft: 'draft', texts: undefined });
    const empty = { where: '', how: '', closing: '' };
    expect(read.fields).toEqual({
      ...{ what: 'text', about: 'gain', involved: 'management,hr', ...empty },
    });
  });

  it('is not led astray by prototypes', () => {
    const values: unknown = JSON.parse(
      '{"__proto__":{"story.x.what":{"value":{"value":"inherited"}}},"story.x.how":{"__proto__":{"value":{"value":"x"}}}}',
    );
    expect(press(values).fields).toEqual({});
    expect(press(Object.create({ 'story.x.what': typed('inherited') })).fields).toEqual({});
    expect(press({}, '{"__proto__":{"d":"inherited"}}').draft).toBeUndefined();
    expect(({} as Record<string, unknown>).what).toBeUndefined();
  });

  const signs = '<!channel> <@U1> <http://e|e> &lt; &amp;';
  it.each([
    ['an emoji', 'a😀b', 'a😀b'],

    ['Slack’s own signs', signs, signs],
    ['a decomposed letter', 'A\u030A', 'A\u030A'],
    ['writing from the right', '\u202eabc\u2069', '\u202eabc\u2069'],
    ['half an emoji', 'a\uD83Db', 'a\uFFFDb'],
    ['halves the wrong way round', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['line breaks and spaces', ' a\n b ', ' a\n b '],
  ])('leaves text as it is, but for characters that are none: %s', (_name, text, expected) => {
    expect(press({ 'story.x.what': typed(text) }).fields.what).toBe(expected);
  });

  it('cuts what is far too long, and does not take a long draft at all', () => {
    const long = 'å'.repeat(50_000);
    const read = press({ 'story.x.what': typed(long) }, JSON.stringify({ d: long }));
    expect(read.fields.what).toHaveLength(20_000);
    expect(read.draft).toBeUndefined();
  });

  it.each([
    [{ name: 'maja.lind', username: 'maja' }, ['maja.lind', 'maja']],
    [{ username: 'maja' }, ['maja']],
    [{ name: 5, username: ['maja'] }, []],
  ])('takes the names of the person who presses, for this press alone: %j', (names, calledBy) => {
    const payload = readPayload({
      type: 'view_submission',
      user: { id: 'U1', ...names },
      view: { id: 'V1', hash: 'h', callback_id: 'vissla:file' },
    });
    if (payload.kind !== 'submit') throw new Error(payload.kind);
    expect(readPress(who, 'sv', payload).press.calledBy).toEqual(calledBy);
  });

  it('keeps an address that can be spoken to, and no name', () => {
    expect(parseAddress(who.address)).toEqual({ team: 'T1', user: 'U1', locale: 'sv' });
    expect(who).toMatchObject({ messenger: 'slack', tenant: 'T1', user: 'U1' });
    expect(openingPress(who, 'en', 'desk')).toEqual({
      who,
      locale: 'en',
      button: 'desk',
      fields: {},
      draft: undefined,
      texts: undefined,
    });
  });
});

describe('reading anything at all', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 6 }),
    fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
  );
  const keys = fc.constantFrom(
    ...['type', 'event', 'event_id', 'command', 'user', 'user_id', 'team', 'team_id', 'view'],
    ...['actions', 'trigger_id', 'response_url', 'channel', '__proto__', 'payload'],
  );
  const types = fc.constantFrom('block_actions', 'view_submission', 'event_callback', 'x');

  it('never throws, and gives short texts or nothing', () => {
    fc.assert(
      fc.property(anything, fc.dictionary(keys, anything), types, (body, changes, type) => {
        const whole = {
          user: { id: 'U1' },
          team: { id: 'T1' },
          trigger_id: 't',
          actions: [{ action_id: 'act:open' }],
          view: { id: 'V1', hash: 'h', type: 'modal', callback_id: 'vissla:next' },
        };
        const event = { event_id: 'E', event: changes };
        const press = { ...whole, type, ...changes };
        for (const sent of [body, press, { ...event }, { command: body }]) {
          const payload = readPayload(sent);
          if (payload.kind === 'other') continue;
          expect(typeof payload.from.user).toBe('string');
          const { places, homes, enterprises } = payload.from;
          for (const id of [...places, ...homes, ...enterprises]) expect(typeof id).toBe('string');
          if (payload.kind !== 'button' && payload.kind !== 'submit') continue;
          expect(['string', 'undefined']).toContain(typeof payload.button);
          const { fields, draft } = readPress(who, 'sv', payload).press;
          expect(['string', 'undefined']).toContain(typeof draft);
          for (const name of payload.from.calledBy ?? []) expect(typeof name).toBe('string');
          for (const name of Object.keys(fields)) expect(fieldNames).toContain(name);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws on a view’s inputs, and text stays text', () => {
    const inputs = fieldNames.map((name) => `story.x.${name}`);
    const blocks = fc.constantFrom(...inputs, 'a', '..what', '');
    fc.assert(
      fc.property(fc.oneof(anything, fc.dictionary(blocks, anything)), anything, (values, meta) => {
        for (const [name, text] of Object.entries(press(values, meta).fields)) {
          expect(fieldNames).toContain(name);
          expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on a kept address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
        expect(parseAddress(kept)).toBeUndefined();
      }),
    );
  });
});

import { renderModal } from '../../../../bot/channels/slack/render/modal';
import { readValues } from '../../../../bot/channels/slack/render/render';
import type { Fields } from '../../../../bot/domain/fields';
import type { View } from '../../../../bot/domain/view';
import { problemsOfView } from '../../../../office/slack/block-kit';
import { handingToHr, samples, shown } from '../../../cards/samples';
import { inputsOf, slackCards, strict } from './support';

const render = (view: View, fields: Fields = {}) =>
  renderModal(slackCards, shown(view, 'sv', { fields }), undefined, strict);
const [giveHr] = handingToHr.agreed;
const [involved] = samples.involved;
const [close] = samples.desk_close;
const part = (value: string) => ({ value: { type: 'plain_text_input', value } });

/** What Slack sends of a view that was opened and not touched. */
const untouched = (view: View, fields: Fields = {}): object => {
  const { blocks } = render(view, fields);
  const values = Object.fromEntries<object>(
    inputsOf(blocks).map(({ block_id, element }) => {
      switch (element.type) {
        case 'plain_text_input': {
          const value = element.initial_value ?? null;
          return [block_id, { value: { type: element.type, value } }];
        }
        case 'radio_buttons':
        case 'static_select': {
          const selected_option = element.initial_option ?? null;
          return [block_id, { value: { type: element.type, selected_option } }];
        }
        default: {
          const selected_options = element.initial_options ?? [];
          return [block_id, { value: { type: element.type, selected_options } }];
        }
      }
    }),
  );
  return { blocks, state: { values } };
};
/** A view with inputs of these names, and what Slack sends of it. */
const sent = (names: readonly string[], values: unknown): object => ({
  blocks: names.map((block_id) => ({ type: 'input', block_id })),
  state: { values },
});
const read = (view: View, fields: Fields = {}) =>
  Object.fromEntries(readValues(untouched(view, fields)));

describe('what the inputs contain', () => {
  it.each<[string, View, Fields]>([
    ['the guide', { name: 'guide' }, { about: 'care' }],
    ['what is asked next', { name: 'more', about: 'care' }, { detail: 'child' }],
    ['the list of the involved', involved!, { involved: `${involved!.people[0]!.id},hr` }],
    ['the story', samples.story[0]!, { what: 'Vad', where: 'Var', how: '', who: 'Jag <@U1>' }],
    ['a close form', close!, { reason: 'confirmed', measures: 'Klart', why: 'Därför' }],
    ['an excerpt', giveHr!, { excerpt: 'Kort', involved: '', text: 'Hej' }],
  ])('of %s is read as it was drawn', (_, view, fields) => {
    expect(read(view, fields)).toEqual(fields);
  });

  it('is no tick where nothing was answered, and no choice that was not made', () => {
    expect(read({ name: 'guide' })).toEqual({});
    expect(read(involved!)).toEqual({ involved: '' });
  });

  it('of an emptied text is empty, so that what stood there before does not come back', () => {
    const [id] = inputsOf(render(samples.story[0]!).blocks).map(({ block_id }) => block_id);
    const emptied = { [id!]: { value: { type: 'plain_text_input', value: null } } };
    expect([...readValues(sent([id!], emptied))]).toEqual([['what', '']]);
  });

  it('is what the view itself contains: values of another screen are not looked at', () => {
    const values = { 'f.a.text': part('this'), 'f.b.text': part('other'), 'g.a.who': part('x') };
    expect([...readValues(sent(['f.a.text'], values))]).toEqual([['text', 'this']]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a number', 7],
    ['a list', ['a.b.text']],
    ['a block without a field', { block: { value: { value: 'x' } } }],
    ['another action', { 'a.b.text': { other: { value: 'x' } } }],
    ['numbers for text', { 'a.b.text': { value: { value: 7 } } }],
    ['a list that is none', { 'a.b.text': { value: { selected_options: 'x' } } }],
    ['an option that is none', { 'a.b.text': { value: { selected_option: 'x' } } }],
  ])('is nothing when Slack sends %s', (_, values) => {
    expect([...readValues(sent(['a.b.text', 'block'], values))]).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no blocks', { state: { values: { 'a.b.text': { value: { value: 'x' } } } } }],
    ['no blocks', { blocks: [null, 7, 'x', { type: 'input' }, { block_id: 'a.b.text' }] }],
  ])('is nothing in a view that is %s', (_, view) => {
    expect([...readValues(view)]).toEqual([]);
  });

  it('is text alone, whatever is chosen in a list', () => {
    const selected_options = [{ value: 'a' }, { value: 7 }, null, 'x', { value: 'b' }];
    const values = { 'a.b.involved': { value: { selected_options } } };
    expect([...readValues(sent(['a.b.involved'], values))]).toEqual([['involved', 'a,b']]);
  });
});

describe('a prepared text that is longer than one input takes', () => {
  const lines = Array.from({ length: 100 }, (_, n) => `${n} ${'ord '.repeat(14)}slut`).join('\n');

  it.each([
    ['of lines', lines],
    ['of one paragraph', `${'ord '.repeat(1499)}slut`],
  ])('%s is in several inputs, whole, and is read as one', (_, excerpt) => {
    const modal = render(giveHr!, { excerpt });
    expect(problemsOfView(modal)).toEqual([]);
    const [first, second] = inputsOf(modal.blocks);
    expect(second!.block_id).toBe(`${first!.block_id}.2`);
    expect(second!.label.text).toBe(`${first!.label.text} (2)`);
    expect(read(giveHr!, { excerpt }).excerpt?.replace(/\s/g, ' ')).toBe(
      excerpt.replace(/\s/g, ' '),
    );
  });

  it('is cut between lines where it has any', () => {
    expect(read(giveHr!, { excerpt: lines }).excerpt).toBe(lines);
  });

  it('is cut anywhere but within a character where it has no space', () => {
    const excerpt = '😀'.repeat(1600);
    expect(read(giveHr!, { excerpt }).excerpt?.replaceAll('\n', '')).toBe(excerpt);
  });

  it('has other names each time it is drawn, so that nothing typed before takes its place', () => {
    const ids = (excerpt: string, draft: string) =>
      inputsOf(renderModal(slackCards, shown(giveHr!, 'sv', { fields: { excerpt }, draft })).blocks)
        .map(({ block_id }) => block_id)
        .filter((id) => id.includes('.excerpt'));
    expect(ids('kort', 'a').some((id) => ids(lines, 'b').includes(id))).toBe(false);
    expect(ids(lines, 'a').some((id) => ids(lines, 'b').includes(id))).toBe(false);
  });

  it('is joined in the order of its view, whatever the order in which Slack names the parts', () => {
    const names = ['f.a.excerpt', 'f.a.excerpt.2', 'f.a.excerpt.3'] as const;
    const [a, b, c] = names;
    const values = { [c]: part('c'), [a]: part('a'), [b]: part('b') };
    expect(readValues(sent(names, values)).get('excerpt')).toBe('a\nb\nc');
  });
});

import { problemsOfBlocks, problemsOfView } from '../../../../office/slack/block-kit';
import { failed } from '../../../../office/slack/platform';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: plain(`${n}`), value: `${n}` }));
const button = (id: string, more = {}) => ({
  type: 'button',
  action_id: id,
  text: plain('x'),
  ...more,
});
const input = (element: object, more = {}) => ({
  type: 'input',
  label: plain('x'),
  element,
  ...more,
});
const text = (more = {}) => ({ type: 'plain_text_input', ...more });
const list = (type: string, count: number, more = {}) => ({
  type,
  options: options(count),
  ...more,
});
const section = (more: object = { text: plain('x') }) => ({ type: 'section', ...more });
const modal = (blocks: readonly unknown[], more = {}) => ({
  type: 'modal',
  title: plain('x'),
  submit: plain('x'),
  blocks,
  ...more,
});
const many = (count: number) => Array.from({ length: count }, () => section());
const confirm = (more = {}) => ({
  title: plain('x'),
  text: plain('x'),
  confirm: plain('x'),
  deny: plain('x'),
  ...more,
});
const x = (length: number) => 'x'.repeat(length);

describe('Slack takes', () => {
  it.each<[string, unknown]>([
    [
      'a view at every limit',
      modal(many(99).concat(input(text({ max_length: 3000, initial_value: x(3000) })) as never), {
        title: plain(x(24)),
        submit: plain(x(24)),
        close: plain(x(24)),
        private_metadata: x(3000),
        callback_id: x(255),
      }),
    ],
    ['a Home without blocks', { type: 'home', blocks: [] }],
    [
      'texts at every limit',
      modal([
        { type: 'header', text: plain(x(150)), block_id: x(255) },
        section({ text: plain(x(3000)) }),
        section({ fields: Array.from({ length: 10 }, () => plain(x(2000))) }),
        { type: 'context', elements: Array.from({ length: 10 }, () => plain('x')) },
        { type: 'divider' },
      ]),
    ],
    [
      'buttons at every limit',
      modal([
        { type: 'actions', elements: Array.from({ length: 25 }, (_, n) => button(`${n}`)) },
        {
          type: 'actions',
          elements: [
            button(x(255), {
              text: plain(x(75)),
              value: x(2000),
              url: x(3000),
              confirm: confirm(),
            }),
          ],
        },
      ]),
    ],
    [
      'lists at every limit',
      modal([
        input(list('radio_buttons', 10, { initial_option: options(1)[0] })),
        input(list('checkboxes', 10, { initial_options: options(10) })),
        input(list('static_select', 100)),
        input(
          list('multi_static_select', 100, { initial_options: options(2), max_selected_items: 2 }),
        ),
        input({
          type: 'static_select',
          option_groups: [{ label: plain('x'), options: options(100) }],
        }),
        input({ type: 'file_input', max_files: 10 }),
      ]),
    ],
    [
      'mrkdwn where it may stand',
      modal([section({ text: { type: 'mrkdwn', text: 'x', verbatim: true } })]),
    ],
  ])('%s', (_, view) => {
    expect(problemsOfView(view)).toEqual([]);
  });

  it('a message of 50 blocks', () => {
    expect(problemsOfBlocks(many(50))).toEqual([]);
  });
});

describe('Slack refuses', () => {
  it.each<[string, unknown, string]>([
    ['what is no view', 7, 'unsupported type: undefined [json-pointer:/view/type]'],
    ['another view', { type: 'sheet' }, 'unsupported type: sheet [json-pointer:/view/type]'],
    [
      'no title',
      { type: 'modal', blocks: many(1) },
      'missing required field: title [json-pointer:/view]',
    ],
    [
      'a long title',
      modal(many(1), { title: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a title in mrkdwn',
      modal(many(1), { title: { type: 'mrkdwn', text: 'x' } }),
      'unsupported type: mrkdwn [json-pointer:/view/title/type]',
    ],
    [
      'a long submit',
      modal(many(1), { submit: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'a long close',
      modal(many(1), { close: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/close/text]',
    ],
    [
      'long metadata',
      modal(many(1), { private_metadata: x(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a long callback_id',
      modal(many(1), { callback_id: x(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    ['101 blocks', modal(many(101)), 'no more than 100 items allowed [json-pointer:/view/blocks]'],
    [
      'a modal without blocks',
      modal([]),
      'no fewer than 1 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'blocks that are no list',
      modal('x' as never),
      'must provide an array [json-pointer:/view/blocks]',
    ],
    [
      'a title on Home',
      { type: 'home', blocks: [], title: plain('x') },
      'invalid additional property: title [json-pointer:/view]',
    ],
    [
      'an input that nothing sends',
      modal([input(text())], { submit: undefined }),
      'submit is required when an input block is within blocks [json-pointer:/view]',
    ],
    [
      'a view of more than 250 KB',
      modal(Array.from({ length: 90 }, () => section({ text: plain(x(3000)) }))),
      'must be smaller than 250 KB [json-pointer:/view]',
    ],
    [
      'a flag that is none',
      modal(many(1), { clear_on_close: 'yes' }),
      'must be a valid boolean [json-pointer:/view/clear_on_close]',
    ],
  ])('%s', (_, view, problem) => {
    expect(problemsOfView(view)).toContain(`[ERROR] ${problem}`);
  });

  it.each<[string, unknown, string]>([
    [
      'an unknown block',
      { type: 'nonsense' },
      'unsupported type: nonsense [json-pointer:/view/blocks/0/type]',
    ],
    [
      'an unknown property',
      section({ text: plain('x'), colour: 'red' }),
      'invalid additional property: colour [json-pointer:/view/blocks/0]',
    ],
    [
      'a block that is none',
      null,
      'unsupported type: undefined [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a long block_id',
      { type: 'divider', block_id: x(256) },
      'must be less than 256 characters [json-pointer:/view/blocks/0/block_id]',
    ],
    [
      'an empty text',
      section({ text: plain('') }),
      'must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
    ],
    ['no text at all', section({}), 'must provide text or fields [json-pointer:/view/blocks/0]'],
    [
      'a text that is none',
      section({ text: { type: 'plain_text', text: 7 } }),
      'must provide a string [json-pointer:/view/blocks/0/text/text]',
    ],
    [
      'a long text',
      section({ text: plain(x(3001)) }),
      'must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]',
    ],
    [
      '11 fields',
      section({ fields: Array.from({ length: 11 }, () => plain('x')) }),
      'no more than 10 items allowed [json-pointer:/view/blocks/0/fields]',
    ],
    [
      'a long field',
      section({ fields: [plain(x(2001))] }),
      'must be less than 2001 characters [json-pointer:/view/blocks/0/fields/0/text]',
    ],
    [
      'a long header',
      { type: 'header', text: plain(x(151)) },
      'must be less than 151 characters [json-pointer:/view/blocks/0/text/text]',
    ],
    [
      '11 things in small print',
      { type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) },
      'no more than 10 items allowed [json-pointer:/view/blocks/0/elements]',
    ],
    [
      '26 buttons',
      { type: 'actions', elements: Array.from({ length: 26 }, (_, n) => button(`${n}`)) },
      'no more than 25 items allowed [json-pointer:/view/blocks/0/elements]',
    ],
    [
      'no buttons',
      { type: 'actions', elements: [] },
      'no fewer than 1 items allowed [json-pointer:/view/blocks/0/elements]',
    ],
    [
      'two buttons of one name',
      { type: 'actions', elements: [button('a'), button('a')] },
      'action_id must be unique [json-pointer:/view/blocks/0]',
    ],
    [
      'a long button',
      { type: 'actions', elements: [button('a', { text: plain(x(76)) })] },
      'must be less than 76 characters [json-pointer:/view/blocks/0/elements/0/text/text]',
    ],
    [
      'a long action_id',
      { type: 'actions', elements: [button(x(256))] },
      'must be less than 256 characters [json-pointer:/view/blocks/0/elements/0/action_id]',
    ],
    [
      'a long value',
      { type: 'actions', elements: [button('a', { value: x(2001) })] },
      'must be less than 2001 characters [json-pointer:/view/blocks/0/elements/0/value]',
    ],
    [
      'a long address',
      { type: 'actions', elements: [button('a', { url: x(3001) })] },
      'must be less than 3001 characters [json-pointer:/view/blocks/0/elements/0/url]',
    ],
    [
      'a long name for screen readers',
      { type: 'actions', elements: [button('a', { accessibility_label: x(76) })] },
      'must be less than 76 characters [json-pointer:/view/blocks/0/elements/0/accessibility_label]',
    ],
    [
      'an unknown style',
      { type: 'actions', elements: [button('a', { style: 'good' })] },
      'must be a valid enum value: primary, danger [json-pointer:/view/blocks/0/elements/0/style]',
    ],
    [
      'a text input among buttons',
      { type: 'actions', elements: [text()] },
      'unsupported type: plain_text_input [json-pointer:/view/blocks/0/elements/0/type]',
    ],
    [
      'a long question',
      { type: 'actions', elements: [button('a', { confirm: confirm({ text: plain(x(301)) }) })] },
      'must be less than 301 characters [json-pointer:/view/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'a long title of a question',
      { type: 'actions', elements: [button('a', { confirm: confirm({ title: plain(x(101)) }) })] },
      'must be less than 101 characters [json-pointer:/view/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'a long yes',
      { type: 'actions', elements: [button('a', { confirm: confirm({ confirm: plain(x(31)) }) })] },
      'must be less than 31 characters [json-pointer:/view/blocks/0/elements/0/confirm/confirm/text]',
    ],
    [
      'a long label',
      input(text(), { label: plain(x(2001)) }),
      'must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]',
    ],
    [
      'a long hint',
      input(text(), { hint: plain(x(2001)) }),
      'must be less than 2001 characters [json-pointer:/view/blocks/0/hint/text]',
    ],
    [
      'an input without an element',
      { type: 'input', label: plain('x') },
      'missing required field: element [json-pointer:/view/blocks/0]',
    ],
    [
      'a text that may be too long',
      input(text({ max_length: 3001 })),
      'must be an integer from 1 to 3000 [json-pointer:/view/blocks/0/element/max_length]',
    ],
    [
      'a least above the most',
      input(text({ min_length: 5, max_length: 4 })),
      'min_length must not be more than max_length [json-pointer:/view/blocks/0/element]',
    ],
    [
      'a ready text that is too long',
      input(text({ max_length: 3, initial_value: 'xxxx' })),
      'initial_value must not be longer than max_length [json-pointer:/view/blocks/0/element]',
    ],
    [
      'a ready text above 3,000',
      input(text({ initial_value: x(3001) })),
      'must be less than 3001 characters [json-pointer:/view/blocks/0/element/initial_value]',
    ],
    [
      'a long placeholder',
      input(text({ placeholder: plain(x(151)) })),
      'must be less than 151 characters [json-pointer:/view/blocks/0/element/placeholder/text]',
    ],
    [
      '11 radio buttons',
      input(list('radio_buttons', 11)),
      'no more than 10 items allowed [json-pointer:/view/blocks/0/element/options]',
    ],
    [
      '11 check boxes',
      input(list('checkboxes', 11)),
      'no more than 10 items allowed [json-pointer:/view/blocks/0/element/options]',
    ],
    [
      '101 in a list',
      input(list('static_select', 101)),
      'no more than 100 items allowed [json-pointer:/view/blocks/0/element/options]',
    ],
    [
      'a list of nothing',
      input(list('static_select', 0)),
      'no fewer than 1 items allowed [json-pointer:/view/blocks/0/element/options]',
    ],
    [
      'no list',
      input({ type: 'static_select' }),
      'must provide either options or option_groups [json-pointer:/view/blocks/0/element]',
    ],
    [
      '101 groups',
      input({
        type: 'static_select',
        option_groups: Array.from({ length: 101 }, (_, n) => ({
          label: plain('x'),
          options: [{ text: plain('x'), value: `${n}` }],
        })),
      }),
      'no more than 100 items allowed [json-pointer:/view/blocks/0/element/option_groups]',
    ],
    [
      'a long option',
      input({ type: 'radio_buttons', options: [{ text: plain(x(76)), value: 'a' }] }),
      'must be less than 76 characters [json-pointer:/view/blocks/0/element/options/0/text/text]',
    ],
    [
      'a long line below an option',
      input({
        type: 'radio_buttons',
        options: [{ text: plain('x'), value: 'a', description: plain(x(76)) }],
      }),
      'must be less than 76 characters [json-pointer:/view/blocks/0/element/options/0/description/text]',
    ],
    [
      'a long value of an option',
      input({ type: 'radio_buttons', options: [{ text: plain('x'), value: x(76) }] }),
      'must be less than 76 characters [json-pointer:/view/blocks/0/element/options/0/value]',
    ],
    [
      'two options of one value',
      input({ type: 'radio_buttons', options: [...options(1), ...options(1)] }),
      'value must be unique [json-pointer:/view/blocks/0/element]',
    ],
    [
      'a choice that is not there',
      input(list('radio_buttons', 2, { initial_option: { text: plain('0'), value: '9' } })),
      'initial option must be one of the options [json-pointer:/view/blocks/0/element]',
    ],
    [
      'a choice that is called otherwise',
      input(list('checkboxes', 2, { initial_options: [{ text: plain('Noll'), value: '0' }] })),
      'initial option must be one of the options [json-pointer:/view/blocks/0/element]',
    ],
    [
      '11 files',
      input({ type: 'file_input', max_files: 11 }),
      'must be an integer from 1 to 10 [json-pointer:/view/blocks/0/element/max_files]',
    ],
  ])('%s', (_, block, problem) => {
    expect(problemsOfView(modal([block]))).toContain(`[ERROR] ${problem}`);
  });

  it('two blocks of one name', () => {
    const blocks = [input(text(), { block_id: 'a' }), { type: 'divider', block_id: 'a' }];
    expect(problemsOfView(modal(blocks))).toEqual([
      '[ERROR] block_id must be unique [json-pointer:/view/blocks]',
    ]);
  });

  it('51 blocks in a message, none, and an input', () => {
    expect(problemsOfBlocks(many(51))).toEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(problemsOfBlocks([])).toHaveLength(1);
    expect(problemsOfBlocks([input(text())])).toEqual([
      '[ERROR] unsupported type: input [json-pointer:/blocks/0/type]',
    ]);
  });

  it('and says why', () => {
    expect(failed('invalid_arguments', ['[ERROR] x'])).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] x'] },
    });
  });
});

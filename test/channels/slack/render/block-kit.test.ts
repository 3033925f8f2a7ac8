import { problemsOfBlocks, problemsOfView } from '../../../../office/slack/block-kit';
import { failed } from '../../../../office/slack/platform';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: plain(`${n}`), value: `${n}` }));
const made = (type: string, more: object) => ({ type, ...more });
const button = (action_id: string, more = {}) =>
  made('button', { action_id, text: plain('x'), ...more });
const input = (element: object, more = {}) =>
  made('input', { label: plain('x'), element, ...more });
const text = (more = {}) => made('plain_text_input', more);
const list = (type: string, count: number, more = {}) =>
  made(type, { options: options(count), ...more });
const section = (more: object = { text: plain('x') }) => made('section', more);
const modal = (blocks: readonly unknown[], more = {}) =>
  made('modal', { title: plain('x'), submit: plain('x'), blocks, ...more });
const many = (count: number) => Array.from({ length: count }, () => section());
const dot = plain('x');
const confirm = (more = {}) => ({ title: dot, text: dot, confirm: dot, deny: dot, ...more });
const x = (length: number) => 'x'.repeat(length);
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const longest = { text: plain(x(75)), value: x(2000), url: x(3000) };
const [two, all] = [options(2), options(100)];

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
        section({ fields: Array(10).fill(plain(x(2000))) }),
        { type: 'context', elements: Array(10).fill(plain('x')) },
        { type: 'divider' },
      ]),
    ],
    [
      'buttons at every limit',
      modal([
        actions(...Array.from({ length: 25 }, (_, n) => button(`${n}`))),
        actions(button(x(255), { ...longest, confirm: confirm() })),
      ]),
    ],
    [
      'lists at every limit',
      modal([
        input(list('radio_buttons', 10, { initial_option: options(1)[0] })),
        input(list('checkboxes', 10, { initial_options: options(10) })),
        input(list('static_select', 100)),
        input(list('multi_static_select', 100, { initial_options: two, max_selected_items: 2 })),
        input({ type: 'static_select', option_groups: [{ label: plain('x'), options: all }] }),
        input({ type: 'file_input', max_files: 10 }),
      ]),
    ],
    [
      'mrkdwn where it may be',
      modal([section({ text: { type: 'mrkdwn', text: 'x', verbatim: true } })]),
    ],
  ])('%s', (_, view) => {
    expect(problemsOfView(view)).toEqual([]);
  });

  it('a message of 50 blocks', () => {
    expect(problemsOfBlocks(many(50))).toEqual([]);
  });
});

const asks = (more: object) => actions(button('a', { confirm: confirm(more) }));
const option = (more: object) =>
  input({ type: 'radio_buttons', options: [{ text: plain('x'), value: 'a', ...more }] });
const less = (than: number) => `must be less than ${than} characters`;
const most = (items: number) => `no more than ${items} items allowed`;
const least = 'no fewer than 1 items allowed';
const between = (from: number, to: number) => `must be an integer from ${from} to ${to}`;
const unsupported = (type: string) => `unsupported type: ${type}`;
const needsSubmit = 'submit is required when an input block is within blocks';
const leastAboveMost = 'min_length must not be more than max_length';
const readyIsLonger = 'initial_value must not be longer than max_length';
const groups = (count: number) => {
  const group = { label: plain('x'), options: options(1) };
  return input({ type: 'static_select', option_groups: Array(count).fill(group) });
};
const none = 'initial option must be one of the options';
const styles = 'must be a valid enum value: primary, danger';
const marked = { type: 'mrkdwn', text: 'x' };
const pressed = (more: object) => actions(button('a', more));
const twice = [...options(1), ...options(1)];
const strange = { text: plain('0'), value: '9' };
const renamed = { text: plain('Noll'), value: '0' };

describe('Slack refuses', () => {
  it.each<[place: string, problem: string, view: unknown]>([
    ['/type', unsupported('undefined'), 7],
    ['/type', unsupported('sheet'), { type: 'sheet' }],
    ['', 'missing required field: title', { type: 'modal', blocks: many(1) }],
    ['/title/text', less(25), modal(many(1), { title: plain(x(25)) })],
    ['/title/type', unsupported('mrkdwn'), modal(many(1), { title: marked })],
    ['/submit/text', less(25), modal(many(1), { submit: plain(x(25)) })],
    ['/close/text', less(25), modal(many(1), { close: plain(x(25)) })],
    ['/private_metadata', less(3001), modal(many(1), { private_metadata: x(3001) })],
    ['/callback_id', less(256), modal(many(1), { callback_id: x(256) })],
    ['/blocks', most(100), modal(many(101))],
    ['/blocks', least, modal([])],
    ['/blocks', 'must provide an array', modal('x' as never)],
    ['', 'invalid additional property: title', { type: 'home', blocks: [], title: plain('x') }],
    ['', needsSubmit, modal([input(text())], { submit: undefined })],
    ['', 'must be smaller than 250 KB', modal(Array(90).fill(section({ text: plain(x(3000)) })))],
    ['/clear_on_close', 'must be a valid boolean', modal(many(1), { clear_on_close: 'yes' })],
  ])('in a view: %s %s', (place, problem, view) => {
    expect(problemsOfView(view)).toContain(`[ERROR] ${problem} [json-pointer:/view${place}]`);
  });

  it.each<[place: string, problem: string, block: unknown]>([
    ['/type', unsupported('nonsense'), { type: 'nonsense' }],
    ['', 'invalid additional property: colour', section({ text: plain('x'), colour: 'red' })],
    ['/type', unsupported('undefined'), null],
    ['/block_id', less(256), { type: 'divider', block_id: x(256) }],
    ['/text/text', 'must be more than 0 characters', section({ text: plain('') })],
    ['', 'must provide text or fields', section({})],
    ['/text/text', 'must provide a string', section({ text: { type: 'plain_text', text: 7 } })],
    ['/text/text', less(3001), section({ text: plain(x(3001)) })],
    ['/fields', most(10), section({ fields: Array(11).fill(plain('x')) })],
    ['/fields/0/text', less(2001), section({ fields: [plain(x(2001))] })],
    ['/text/text', less(151), { type: 'header', text: plain(x(151)) }],
    ['/elements', most(10), { type: 'context', elements: Array(11).fill(plain('x')) }],
    ['/elements', most(25), actions(...Array.from({ length: 26 }, (_, n) => button(`${n}`)))],
    ['/elements', least, actions()],
    ['', 'action_id must be unique', actions(button('a'), button('a'))],
    ['/elements/0/text/text', less(76), actions(button('a', { text: plain(x(76)) }))],
    ['/elements/0/action_id', less(256), actions(button(x(256)))],
    ['/elements/0/value', less(2001), actions(button('a', { value: x(2001) }))],
    ['/elements/0/url', less(3001), actions(button('a', { url: x(3001) }))],
    ['/elements/0/accessibility_label', less(76), pressed({ accessibility_label: x(76) })],
    ['/elements/0/style', styles, pressed({ style: 'good' })],
    ['/elements/0/type', unsupported('plain_text_input'), actions(text())],
    ['/elements/0/confirm/text/text', less(301), asks({ text: plain(x(301)) })],
    ['/elements/0/confirm/title/text', less(101), asks({ title: plain(x(101)) })],
    ['/elements/0/confirm/confirm/text', less(31), asks({ confirm: plain(x(31)) })],
    ['/label/text', less(2001), input(text(), { label: plain(x(2001)) })],
    ['/hint/text', less(2001), input(text(), { hint: plain(x(2001)) })],
    ['', 'missing required field: element', { type: 'input', label: plain('x') }],
    ['/element/max_length', between(1, 3000), input(text({ max_length: 3001 }))],
    ['/element', leastAboveMost, input(text({ min_length: 5, max_length: 4 }))],
    ['/element', readyIsLonger, input(text({ max_length: 3, initial_value: 'xxxx' }))],
    ['/element/initial_value', less(3001), input(text({ initial_value: x(3001) }))],
    ['/element/placeholder/text', less(151), input(text({ placeholder: plain(x(151)) }))],
    ['/element/options', most(10), input(list('radio_buttons', 11))],
    ['/element/options', most(10), input(list('checkboxes', 11))],
    ['/element/options', most(100), input(list('static_select', 101))],
    ['/element/options', least, input(list('static_select', 0))],
    ['/element', 'must provide either options or option_groups', input({ type: 'static_select' })],
    ['/element/option_groups', most(100), groups(101)],
    ['/element/options/0/text/text', less(76), option({ text: plain(x(76)) })],
    ['/element/options/0/description/text', less(76), option({ description: plain(x(76)) })],
    ['/element/options/0/value', less(76), option({ value: x(76) })],
    ['/element', 'value must be unique', input({ type: 'radio_buttons', options: twice })],
    ['/element', none, input(list('radio_buttons', 2, { initial_option: strange }))],
    ['/element', none, input(list('checkboxes', 2, { initial_options: [renamed] }))],
    ['/element/max_files', between(1, 10), input({ type: 'file_input', max_files: 11 })],
  ])('in a block: %s %s', (place, problem, block) => {
    const said = `[ERROR] ${problem} [json-pointer:/view/blocks/0${place}]`;
    expect(problemsOfView(modal([block]))).toContain(said);
  });

  it('two blocks of one name', () => {
    const blocks = [input(text(), { block_id: 'a' }), { type: 'divider', block_id: 'a' }];
    const problem = '[ERROR] block_id must be unique [json-pointer:/view/blocks]';
    expect(problemsOfView(modal(blocks))).toEqual([problem]);
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

import {
  array,
  at,
  boolean,
  type Check,
  inSlacksWords,
  integer,
  list,
  object,
  oneOf,
  type Problem,
  type Shape,
  string,
  typed,
  unique,
} from './block-kit-checks';

/**
 * What is wrong with a view (`modal` or `home`), in Slack's words; empty when Slack takes it.
 *
 * The limits are those of docs.slack.dev/reference/block-kit and `@slack/types`, for the parts that an app like ours can use;
 * written from there, not from what the bot draws. Stricter than Slack in one thing: what is not listed here is refused.
 */
export function problemsOfView(view: unknown): readonly string[] {
  const problems: Problem[] = [];
  const type = at(view, 'type');
  if (type === 'modal') modal(view, '/view', problems);
  else if (type === 'home') home(view, '/view', problems);
  else problems.push({ what: `unsupported type: ${String(type)}`, where: '/view/type' });
  if (type === 'modal' && at(view, 'submit') === undefined && hasInput(at(view, 'blocks'))) {
    const what = 'submit is required when an input block is within blocks';
    problems.push({ what, where: '/view' });
  }
  if (JSON.stringify(view).length > 250_000)
    problems.push({ what: 'must be smaller than 250 KB', where: '/view' });
  return problems.map(inSlacksWords);
}

/** What is wrong with a message's blocks. */
export function problemsOfBlocks(blocks: unknown): readonly string[] {
  const problems: Problem[] = [];
  blockList('message', 50)(blocks, '/blocks', problems);
  return problems.map(inSlacksWords);
}

/** Slack's answer to a view or blocks that it does not take. */
export interface Refusal {
  readonly ok: false;
  readonly error: 'invalid_arguments' | 'invalid_blocks';
  readonly response_metadata: { readonly messages: readonly string[] };
}

export function refusalOf(error: Refusal['error'], problems: readonly string[]): Refusal {
  return { ok: false, error, response_metadata: { messages: problems } };
}

const hasInput = (blocks: unknown): boolean =>
  list(blocks).some((block) => at(block, 'type') === 'input');

const type: Check = string(255);
const plain = (most: number): Check =>
  typed({ plain_text: object({ type, text: string(most) }, { emoji: boolean }) });
const text = (most: number): Check =>
  typed({
    plain_text: object({ type, text: string(most) }, { emoji: boolean }),
    mrkdwn: object({ type, text: string(most) }, { verbatim: boolean }),
  });

const confirm = object(
  { title: plain(100), text: text(300), confirm: plain(30), deny: plain(30) },
  { style: oneOf('primary', 'danger') },
);
const option = (label: Check): Check =>
  object({ text: label, value: string(75) }, { description: label, url: string(3000) });
const group = object({ label: plain(75), options: array(option(plain(75)), 1, 100) });

const optionsOf = (element: unknown): readonly unknown[] => [
  ...list(at(element, 'options')),
  ...list(at(element, 'option_groups')).flatMap((one) => list(at(one, 'options'))),
];
/** What is chosen from the start is among the choices, letter by letter. */
const chosenIsThere: Check = (element, where, problems) => {
  const there = optionsOf(element).map((one) => JSON.stringify(one));
  const single = at(element, 'initial_option');
  const chosen = [
    ...(single === undefined ? [] : [single]),
    ...list(at(element, 'initial_options')),
  ];
  if (!chosen.every((one) => there.includes(JSON.stringify(one))))
    problems.push({ what: 'initial option must be one of the options', where });
};
const eitherOr =
  (one: string, other: string): Check =>
  (value, where, problems) => {
    if ((at(value, one) === undefined) === (at(value, other) === undefined))
      problems.push({ what: `must provide either ${one} or ${other}`, where });
  };

const common: Shape = { action_id: string(255), confirm, focus_on_load: boolean };
const sameOnce = unique('value', optionsOf);
const ticks = (chosen: Shape): Check =>
  object(
    { type, options: array(option(text(75)), 1, 10) },
    { ...common, ...chosen },
    chosenIsThere,
    sameOnce,
  );
const select = (chosen: Shape): Check =>
  object(
    { type },
    {
      ...common,
      options: array(option(plain(75)), 1, 100),
      option_groups: array(group, 1, 100),
      placeholder: plain(150),
      ...chosen,
    },
    eitherOr('options', 'option_groups'),
    chosenIsThere,
    sameOnce,
  );
const button = object(
  { type, text: plain(75) },
  {
    ...common,
    value: string(2000),
    url: string(3000),
    style: oneOf('primary', 'danger'),
    accessibility_label: string(75),
  },
);
const choices: Shape = {
  radio_buttons: ticks({ initial_option: option(text(75)) }),
  checkboxes: ticks({ initial_options: array(option(text(75)), 1, 10) }),
  static_select: select({ initial_option: option(plain(75)) }),
  multi_static_select: select({
    initial_options: array(option(plain(75)), 1, 100),
    max_selected_items: integer(1, 100),
  }),
};
const textInput = object(
  { type },
  {
    ...common,
    multiline: boolean,
    min_length: integer(0, 3000),
    max_length: integer(1, 3000),
    initial_value: string(3000),
    placeholder: plain(150),
    dispatch_action_config: object({
      trigger_actions_on: array(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2),
    }),
  },
  (element, where, problems) => {
    const [least, most] = [at(element, 'min_length'), at(element, 'max_length')];
    const value = at(element, 'initial_value');
    if (typeof most !== 'number') return;
    if (typeof least === 'number' && least > most)
      problems.push({ what: 'min_length must not be more than max_length', where });
    if (typeof value === 'string' && value.length > most)
      problems.push({ what: 'initial_value must not be longer than max_length', where });
  },
);
const fileInput = object(
  { type },
  { action_id: string(255), filetypes: array(string(255), 1, 100), max_files: integer(1, 10) },
);

const interactive = typed({ button, ...choices });
const block_id = string(255);
const shared: Shape = {
  header: object({ type, text: plain(150) }, { block_id }),
  section: object(
    { type },
    {
      block_id,
      text: text(3000),
      fields: array(text(2000), 1, 10),
      accessory: interactive,
      expand: boolean,
    },
    (block, where, problems) => {
      if (at(block, 'text') === undefined && at(block, 'fields') === undefined)
        problems.push({ what: 'must provide text or fields', where });
    },
  ),
  context: object({ type, elements: array(text(3000), 1, 10) }, { block_id }),
  divider: object({ type }, { block_id }),
  actions: object(
    { type, elements: array(interactive, 1, 25) },
    { block_id },
    unique('action_id', (block) => list(at(block, 'elements'))),
  ),
};
const input = object(
  {
    type,
    label: plain(2000),
    element: typed({ plain_text_input: textInput, file_input: fileInput, ...choices }),
  },
  { block_id, hint: plain(2000), optional: boolean, dispatch_action: boolean },
);
type Surface = 'modal' | 'home' | 'message';

/** A message has no inputs: they stand in a modal or on Home. */
const blocksOn: Readonly<Record<Surface, Shape>> = {
  modal: { ...shared, input },
  home: { ...shared, input },
  message: shared,
};
const blockList =
  (surface: Surface, most: number): Check =>
  (blocks, where, problems) => {
    array(typed(blocksOn[surface]), surface === 'home' ? 0 : 1, most)(blocks, where, problems);
    unique('block_id', list)(blocks, where, problems);
  };

const anyView: Shape = {
  private_metadata: string(3000, 0),
  callback_id: string(255, 0),
  external_id: string(255, 0),
};
const modal = object(
  { type, title: plain(24), blocks: blockList('modal', 100) },
  {
    ...anyView,
    submit: plain(24),
    close: plain(24),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
);
const home = object({ type, blocks: blockList('home', 100) }, anyView);

import {
  array,
  at,
  boolean,
  type Check,
  integer,
  keyword,
  list,
  object,
  type Shape,
  string,
  typed,
  unique,
} from './block-kit-checks';

/** The type of anything. */
export const type: Check = string(255);
/** A text without markup, of so many characters at most. */
export const plain = (most: number): Check =>
  typed({ plain_text: object({ type, text: string(most) }, { emoji: boolean }) });
/** A text with or without markup. */
export const text = (most: number): Check =>
  typed({
    plain_text: object({ type, text: string(most) }, { emoji: boolean }),
    mrkdwn: object({ type, text: string(most) }, { verbatim: boolean }),
  });

const confirm = object(
  { title: plain(100), text: text(300), confirm: plain(30), deny: plain(30) },
  { style: keyword('primary', 'danger') },
);
const option = (label: Check): Check =>
  object({ text: label, value: string(75) }, { description: label, url: string(3000) });
const group = object({ label: plain(75), options: array(option(plain(75)), 1, 100) });

const optionsOf = (element: unknown): readonly unknown[] => [
  ...list(at(element, 'options')),
  ...list(at(element, 'option_groups')).flatMap((one) => list(at(one, 'options'))),
];
/** An initial choice must equal one of the options exactly. */
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
    style: keyword('primary', 'danger'),
    accessibility_label: string(75),
  },
);
/** Choices, in an input or next to a text. */
export const choices: Shape = {
  radio_buttons: ticks({ initial_option: option(text(75)) }),
  checkboxes: ticks({ initial_options: array(option(text(75)), 1, 10) }),
  static_select: select({ initial_option: option(plain(75)) }),
  multi_static_select: select({
    initial_options: array(option(plain(75)), 1, 100),
    max_selected_items: integer(1, 100),
  }),
};
export const textInput = object(
  { type },
  {
    ...common,
    multiline: boolean,
    min_length: integer(0, 3000),
    max_length: integer(1, 3000),
    initial_value: string(3000),
    placeholder: plain(150),
    dispatch_action_config: object({
      trigger_actions_on: array(keyword('on_enter_pressed', 'on_character_entered'), 1, 2),
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
export const fileInput = object(
  { type },
  { action_id: string(255), filetypes: array(string(255), 1, 100), max_files: integer(1, 10) },
);

/** What can be pressed outside of an input. */
export const interactive = typed({ button, ...choices });

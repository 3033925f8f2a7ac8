import { isObject, type JsonObject, textAt } from '../json';
import { actionIdOf, elementsOf, inputsOf, optionOf, type Placed } from './inputs';
import {
  type InputState,
  type Past,
  pastOfView,
  type SlackBlock,
  type SlackView,
  type Values,
} from './view';

type Shape = 'text' | 'one' | 'several';

/** The elements that hold a value, and the shape of that value. */
const shapes: Readonly<Record<string, Shape>> = {
  plain_text_input: 'text',
  static_select: 'one',
  radio_buttons: 'one',
  multi_static_select: 'several',
  checkboxes: 'several',
};

const shapeOf = ({ element }: Placed): Shape | undefined => shapes[textAt(element, 'type')];

const list = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** A choice as Slack sends it back, without what only the screen needs. */
const chosen = (option: JsonObject): JsonObject => ({
  text: option.text,
  value: option.value,
  ...(option.description === undefined ? {} : { description: option.description }),
});

function stateOf(placed: Placed, shape: Shape, given: JsonObject): InputState {
  const type = textAt(placed.element, 'type');
  if (shape === 'text') {
    const text = textAt(given, 'value');
    // An empty field is sent as null.
    return { type, value: text === '' ? null : text };
  }
  // A choice that is no longer offered is no longer chosen.
  const still = list(given.options).flatMap((option) => {
    const offered = optionOf(placed.element, textAt(option, 'value'));
    return offered === undefined ? [] : [chosen(offered)];
  });
  return shape === 'one'
    ? { type, selected_option: still[0] ?? null }
    : { type, selected_options: still };
}

const givenBy = (from: JsonObject, prefix: 'initial' | 'selected'): JsonObject => ({
  value: prefix === 'initial' ? from.initial_value : from.value,
  options: [from[`${prefix}_option`], ...list(from[`${prefix}_options`])],
});

/**
 * The values of a view's inputs when it appears. Earlier input stays where `block_id`,
 * `action_id` and kind are the same, even if the new view names another initial value.
 */
export function valuesOf(blocks: readonly SlackBlock[], before: Values = {}): Values {
  const values: Record<string, Record<string, InputState>> = {};
  for (const placed of elementsOf(blocks)) {
    const shape = shapeOf(placed);
    if (shape === undefined) continue;
    const block = placed.block.block_id;
    const action = actionIdOf(placed);
    const old = before[block]?.[action];
    const given =
      old?.type === textAt(placed.element, 'type')
        ? givenBy(old, 'selected')
        : givenBy(placed.element, 'initial');
    values[block] = { ...values[block], [action]: stateOf(placed, shape, given) };
  }
  return values;
}

/** An empty input. */
export const emptied = ({ type }: InputState): InputState => {
  const shape = shapes[type];
  if (shape === 'text') return { type, value: null };
  return shape === 'one' ? { type, selected_option: null } : { type, selected_options: [] };
};

export const noPast: Past = { values: {}, touched: [], shy: [] };

/** The view's memory once these blocks have replaced its own. */
export function pastOf(view: SlackView, blocks: readonly SlackBlock[]): Past {
  const { [pastOfView]: past, state } = view;
  const values = { ...past.values, ...state.values };
  const now = inputsOf(blocks).map(({ block }) => block.block_id);
  const touched = past.touched.filter((id) => now.includes(id));
  const shy = now.filter((id) => Object.hasOwn(values, id) && !touched.includes(id));
  return { values, touched, shy };
}

/** The view with something typed or chosen in one of its inputs. */
export function filled(
  view: SlackView,
  blockId: string,
  value: string | readonly string[],
): SlackView {
  const placed = inputsOf(view.blocks).find(({ block }) => block.block_id === blockId);
  const shape = placed && shapeOf(placed);
  if (placed === undefined || shape === undefined) throw new Error('slack: no such input');
  const wanted = typeof value === 'string' ? [value] : value;
  const options = wanted.filter((one) => one !== '').map((one) => optionOf(placed.element, one));
  if (shape !== 'text' && options.includes(undefined)) throw new Error('slack: no such option');
  const state = stateOf(placed, shape, { value: wanted.join('\n'), options });
  const values = { ...view.state.values, [blockId]: { [actionIdOf(placed)]: state } };
  const before = view[pastOfView];
  const past = {
    ...before,
    touched: [...new Set([...before.touched, blockId])],
    shy: before.shy.filter((id) => id !== blockId),
  };
  return { ...view, state: { values }, [pastOfView]: past };
}

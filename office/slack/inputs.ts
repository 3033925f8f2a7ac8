import { isObject, type JsonObject, textAt } from '../json';
import type { InputState, SlackBlock, SlackView, Values } from './view';

/** An element with its block. */
export interface Placed {
  readonly block: SlackBlock;
  readonly element: JsonObject;
}

const objects = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** Every element that a person can press, type or choose in, in the order of the blocks. */
export const elementsOf = (blocks: readonly SlackBlock[]): readonly Placed[] =>
  blocks.flatMap((block) =>
    [...objects(block.elements), ...objects([block.element, block.accessory])].map((element) => ({
      block,
      element,
    })),
  );

/** The elements of input blocks: those that `submit` sends and that errors may name. */
export const inputsOf = (blocks: readonly SlackBlock[]): readonly Placed[] =>
  elementsOf(blocks.filter(({ type }) => type === 'input'));

/** The options of a choice, those of its groups included. */
export const optionsOf = (element: JsonObject): readonly JsonObject[] => [
  ...objects(element.options),
  ...objects(element.option_groups).flatMap((group) => objects(group.options)),
];

export const optionOf = (element: JsonObject, value: string): JsonObject | undefined =>
  optionsOf(element).find((option) => textAt(option, 'value') === value);

export const actionIdOf = ({ element }: Placed): string => textAt(element, 'action_id');

function isEmpty(state: InputState | undefined): boolean {
  if (state === undefined) return true;
  if (Array.isArray(state.selected_options)) return state.selected_options.length === 0;
  return (state.value ?? state.selected_option ?? null) === null;
}

/**
 * Slack's own check before it asks the app: required fields and lengths. By `block_id`.
 * @param values the values that would be sent; the screen may show others
 */
export function checkFields(
  view: Pick<SlackView, 'blocks'>,
  values: Values,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const placed of inputsOf(view.blocks)) {
    const { block, element } = placed;
    const state = values[block.block_id]?.[actionIdOf(placed)];
    const { length } = textAt(state, 'value');
    const { max_length: most, min_length: least } = element;
    if (isEmpty(state)) {
      if (block.optional !== true) errors[block.block_id] = 'Please complete this required field.';
    } else if (typeof most === 'number' && length > most)
      errors[block.block_id] = `Must be ${most} characters or fewer.`;
    else if (typeof least === 'number' && element.type === 'plain_text_input' && length < least)
      errors[block.block_id] = `Must be at least ${least} characters.`;
  }
  return errors;
}

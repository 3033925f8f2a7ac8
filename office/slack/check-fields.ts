import { textAt } from '../json';
import { actionIdOf, inputsOf } from './inputs';
import type { InputState, SlackView, Values } from './view';

function isEmpty(state: InputState | undefined): boolean {
  if (state === undefined) return true;
  if (Array.isArray(state.selected_options)) return state.selected_options.length === 0;
  return (state.value ?? state.selected_option ?? null) === null;
}

/**
 * What Slack itself checks before it asks the app: required fields and lengths. By `block_id`.
 * @param values what would be sent, which is not always what the screen shows
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

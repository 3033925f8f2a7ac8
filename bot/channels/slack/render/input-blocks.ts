import type { FieldName } from '../../../domain/fields';
import { own } from '../../untrusted';
import type { InputBlock } from './block-kit-types';
import { choiceElement } from './choices';
import { type CardElement, stringAt } from './element';
import { slackLimits } from './limits';
import { inputParts } from './long-text';
import { type InputPlace, tag } from './place';
import { fitted } from './plain-text';

/**
 * An input of a card. Only an input that a step cannot do without is required in Slack; the dialogue asks for
 * the others. A hidden input carries what is sealed: here the draft travels in `private_metadata`, kept texts
 * not at all.
 */
export function inputBlocks(element: CardElement, place: InputPlace): InputBlock[] {
  if (own(element, 'isVisible') === false) return [];
  return element.type === 'Input.Text' ? textInputs(element, place) : choice(element, place);
}

/** A text that is too long for one of Slack's inputs stands in several. */
function textInputs(element: CardElement, place: InputPlace): InputBlock[] {
  const longest = own(element, 'maxLength');
  const most =
    typeof longest === 'number' ? Math.min(longest, slackLimits.input) : slackLimits.input;
  const parts = inputParts(stringAt(element, 'value'), most);
  // Slack keeps what was typed under the same name. With another number of parts the names are new.
  const names = parts.length === 1 ? [] : [String(parts.length)];
  return parts.map((value, index) => {
    const count = index === 0 ? '' : String(index + 1);
    return {
      type: 'input',
      block_id: blockId(element, place, names) + (count && `.${count}`),
      label: fitted(
        stringAt(element, 'label') + (count && ` (${count})`),
        slackLimits.label,
        place.misfit,
      ),
      optional: isOptional(element),
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: own(element, 'isMultiline') === true,
        max_length: most,
        ...(value === '' ? {} : { initial_value: value }),
      },
    };
  });
}

function choice(element: CardElement, place: InputPlace): InputBlock[] {
  const chosen = choiceElement(element, place);
  // Slack refuses an empty list, and the whole view with it.
  if (chosen.options.length === 0) return [];
  const values = chosen.options.map(({ value }) => value);
  return [
    {
      type: 'input',
      block_id: blockId(element, place, values),
      label: fitted(stringAt(element, 'label'), slackLimits.label, place.misfit),
      optional: isOptional(element),
      element: chosen,
    },
  ];
}

/**
 * What a step cannot do without. Slack writes "optional" beside the others, and the dialogue asks for them.
 */
const needed: readonly FieldName[] = ['fit', 'byStaff', 'group'];

function isOptional(element: CardElement): boolean {
  return !needed.some((name) => name === own(element, 'id'));
}

function blockId(element: CardElement, { view, of }: InputPlace, names: readonly string[]): string {
  return `${view}.${tag(6, of, ...names)}.${stringAt(element, 'id')}`;
}

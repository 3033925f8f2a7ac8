import type { FieldName } from '../../../domain/fields';
import { own } from '../untrusted';
import type { InputBlock } from './block-kit-types';
import { choiceElement } from './choices';
import { type Element, textAt } from './element';
import { slackLimits } from './limits';
import { inputParts } from './long-text';
import { type Place, tag } from './place';
import { fitted } from './plain-text';

/**
 * An input of a card. But for what a step cannot do without, the conversation itself answers what is missing, calmly. Hidden inputs carry what is
 * sealed; in Slack that travels in `private_metadata` or, the texts behind a view, not at all.
 */
export function inputBlocks(element: Element, place: Place): InputBlock[] {
  if (own(element, 'isVisible') === false) return [];
  return element.type === 'Input.Text' ? textInputs(element, place) : choice(element, place);
}

/** A text that is longer than one input of Slack's stands in several. */
function textInputs(element: Element, place: Place): InputBlock[] {
  const longest = own(element, 'maxLength');
  const most =
    typeof longest === 'number' ? Math.min(longest, slackLimits.input) : slackLimits.input;
  const parts = inputParts(textAt(element, 'value'), most);
  // Slack keeps what was typed under the same name; with another number of parts the names are new.
  const names = parts.length === 1 ? [] : [String(parts.length)];
  return parts.map((value, index) => {
    const count = index === 0 ? '' : String(index + 1);
    return {
      type: 'input',
      block_id: blockId(element, place, names) + (count && `.${count}`),
      label: fitted(
        textAt(element, 'label') + (count && ` (${count})`),
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

function choice(element: Element, place: Place): InputBlock[] {
  const chosen = choiceElement(element, place);
  // Slack takes no list of nothing, nor a view with one in it.
  if (chosen.options.length === 0) return [];
  const values = chosen.options.map(({ value }) => value);
  return [
    {
      type: 'input',
      block_id: blockId(element, place, values),
      label: fitted(textAt(element, 'label'), slackLimits.label, place.misfit),
      optional: isOptional(element),
      element: chosen,
    },
  ];
}

/** What a step cannot go on without; Slack would write "optional" beside it. Everything else the dialogue asks for itself. */
const needed: readonly FieldName[] = ['fit', 'byStaff', 'group'];

function isOptional(element: Element): boolean {
  return !needed.some((name) => name === own(element, 'id'));
}

function blockId(element: Element, { view, of }: Place, names: readonly string[]): string {
  return `${view}.${tag(6, of, ...names)}.${textAt(element, 'id')}`;
}

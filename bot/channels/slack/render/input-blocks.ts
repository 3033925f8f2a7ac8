import type { FieldName } from '../../../domain/fields';
import { type CardElement, stringAt } from '../../element';
import { own } from '../../untrusted';
import type {
  InputBlock,
  MultipleChoice,
  Option,
  PlainText,
  SingleChoice,
} from './block-kit-types';
import { inRound } from './block-name';
import { initialOf } from './initial';
import { type Misfit, slackLimits } from './limits';
import { type InputPlace, tag } from './place';
import { fitted, inputParts, plainText } from './plain-text';
import { words } from './words';

/**
 * Slack requires only what a step cannot do without; the dialogue asks for the rest. Hidden inputs are
 * sealed: the draft travels in `private_metadata` here, kept texts not at all.
 */
export function inputBlocks(element: CardElement, place: InputPlace): InputBlock[] {
  if (own(element, 'isVisible') === false) return [];
  return element.type === 'Input.Text' ? textInputs(element, place) : choice(element, place);
}

/** A text too long for one of Slack's inputs is in several. */
function textInputs(element: CardElement, place: InputPlace): InputBlock[] {
  const longest = own(element, 'maxLength');
  const most =
    typeof longest === 'number' ? Math.min(longest, slackLimits.input) : slackLimits.input;
  const parts = inputParts(stringAt(element, 'value'), most);
  const isNeeded = !isOptional(element, place);
  const label = labelOf(element, place);
  return parts.map((value, index) =>
    named(place, {
      type: 'input',
      block_id: blockId(element, place, []) + (index === 0 ? '' : `.${index + 1}`),
      label: numberedLabel(label, index),
      // The first part is enough.
      optional: !isNeeded || index > 0,
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: own(element, 'isMultiline') === true,
        max_length: most,
        ...(value === '' ? {} : { initial_value: value }),
      },
    }),
  );
}

/** Numbered from the second part on. */
export function numberedLabel(label: PlainText, index: number): PlainText {
  return index === 0 ? label : { ...label, text: `${label.text} (${index + 1})` };
}

function named({ round }: InputPlace, block: InputBlock): InputBlock {
  const isNew = initialOf(block) !== '';
  return isNew ? { ...block, block_id: inRound(block.block_id, round) } : block;
}

function choice(element: CardElement, place: InputPlace): InputBlock[] {
  const chosen = choiceElement(element, place);
  // Slack refuses an empty list, and the whole view with it.
  if (chosen.options.length === 0) return [];
  const values = chosen.options.map(({ value }) => value);
  return [
    named(place, {
      type: 'input',
      block_id: blockId(element, place, values),
      label: labelOf(element, place),
      optional: isOptional(element, place),
      element: chosen,
    }),
  ];
}

/**
 * Inputs without which nothing can be sent: Slack marks the others "optional". The first of the story's texts
 * counts for all of them.
 */
const needed: readonly FieldName[] = [
  'about',
  'detail',
  'group',
  'code',
  'what',
  'text',
  'excerpt',
  'target',
  'cause',
  'copy',
  'reveals',
  'reason',
  'investigation',
  'person',
  'way',
  'arrived',
  'acknowledged',
  'recording',
  'settling',
  'purpose',
  'hinders',
  'law',
  'standing',
  'answer',
  'lookOn',
];

function labelOf(element: CardElement, place: InputPlace): PlainText {
  const { locale, misfit } = place;
  const label = stringAt(element, 'label');
  const { voluntary } = words[locale];
  const isSaid = isOptional(element, place) && label.endsWith(voluntary);
  return fitted(isSaid ? label.slice(0, -voluntary.length) : label, slackLimits.label, misfit);
}

/** An own duty can be answered later, but before something is handed over. */
function isOptional(element: CardElement, { view }: Pick<InputPlace, 'view'>): boolean {
  const id = own(element, 'id');
  const isAsked = id === 'ownDuty' && view === 'desk_hand_over';
  return !isAsked && !needed.some((name) => name === id);
}

function blockId(element: CardElement, { view, of }: InputPlace, names: readonly string[]): string {
  return `${view}.${tag(6, of, ...names)}.${stringAt(element, 'id')}`;
}

/** All visible if they are few, else in a list to open. */
function choiceElement(
  element: CardElement,
  { locale, misfit }: InputPlace,
): SingleChoice | MultipleChoice {
  const options = optionsOf(element, misfit);
  const given = stringAt(element, 'value').split(',');
  const chosen = options.filter(({ value }) => given.includes(value));
  const [first] = chosen;
  const isOpen =
    styleOf(element, misfit) === 'expanded' && options.length <= slackLimits.choicesInSight;
  const placeholder = isOpen ? {} : { placeholder: plainText(words[locale].choose) };
  const common = { action_id: 'value', options, ...placeholder } as const;
  if (own(element, 'isMultiSelect') === true) {
    return {
      type: isOpen ? 'checkboxes' : 'multi_static_select',
      ...common,
      ...(first === undefined ? {} : { initial_options: chosen }),
    };
  }
  return {
    type: isOpen ? 'radio_buttons' : 'static_select',
    ...common,
    ...(first === undefined ? {} : { initial_option: first }),
  };
}

function styleOf(element: CardElement, misfit: Misfit): string {
  const style = stringAt(element, 'style');
  if (style !== 'expanded' && style !== 'compact') misfit('style');
  return style;
}

function optionsOf(element: CardElement, misfit: Misfit): Option[] {
  const list = own(element, 'choices');
  const choices: readonly unknown[] = Array.isArray(list) ? list : [];
  if (choices.length === 0 || choices.length > slackLimits.options) misfit('choices');
  return choices
    .slice(0, slackLimits.options)
    .map((given) => option(stringAt(given, 'title'), stringAt(given, 'value'), misfit));
}

/** Examples, or the rest of a long title, go into Slack's second line; a list's between items. */
function option(title: string, value: string, misfit: Misfit): Option {
  const most = slackLimits.option;
  const [, before, example] = /^(.+?\.) ((?:Till exempel|For example) .+)$/u.exec(title) ?? [];
  if (before !== undefined && example !== undefined) {
    const [text, description] = [fitted(before, most, misfit), fitted(example, most, misfit)];
    return { text, value, description };
  }
  // A list's line is cut behind a dot, if it has one.
  const dot = title.lastIndexOf(' · ', most - 2);
  const space = dot > 0 ? dot + 2 : title.lastIndexOf(' ', most);
  if (title.length <= most || space <= 0) return { text: fitted(title, most, misfit), value };
  return {
    text: plainText(title.slice(0, space)),
    value,
    description: fitted(title.slice(space + 1), most, misfit),
  };
}

import { own } from '../../untrusted';
import type { MultipleChoice, Option, SingleChoice } from './block-kit-types';
import { type CardElement, stringAt } from './element';
import { slackLimits } from './limits';
import type { Misfit } from './misfit';
import type { InputPlace } from './place';
import { fitted, plainText } from './plain-text';
import { words } from './words';

/** The choices of a card: all visible when they are few, else in a list to open. */
export function choiceElement(
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

/**
 * Examples stand in Slack's second line. Without them a title that is too long for the first continues there.
 */
function option(title: string, value: string, misfit: Misfit): Option {
  const most = slackLimits.option;
  const [, before, example] = /^(.+?\.) ((?:Till exempel|For example) .+)$/u.exec(title) ?? [];
  if (before !== undefined && example !== undefined) {
    const [text, description] = [fitted(before, most, misfit), fitted(example, most, misfit)];
    return { text, value, description };
  }
  const space = title.lastIndexOf(' ', most);
  if (title.length <= most || space <= 0) return { text: fitted(title, most, misfit), value };
  return {
    text: plainText(title.slice(0, space)),
    value,
    description: fitted(title.slice(space + 1), most, misfit),
  };
}

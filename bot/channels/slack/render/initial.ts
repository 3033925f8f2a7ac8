import type { InputBlock } from './block-kit-types';

type InputElement = InputBlock['element'];

/** The drawn value: a text, or values joined by commas; empty for nothing. */
export function initialOf({ element }: Pick<InputBlock, 'element'>): string {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? '';
    case 'radio_buttons':
    case 'static_select':
      return element.initial_option?.value ?? '';
    default:
      return (element.initial_options ?? []).map(({ value }) => value).join(',');
  }
}

export function withInitial(element: InputElement, value: string): InputElement {
  switch (element.type) {
    case 'plain_text_input': {
      const { initial_value: _, ...empty } = element;
      return value === '' ? empty : { ...empty, initial_value: value };
    }
    case 'radio_buttons':
    case 'static_select': {
      const { initial_option: _, ...empty } = element;
      const chosen = element.options.find((option) => option.value === value);
      return chosen === undefined ? empty : { ...empty, initial_option: chosen };
    }
    default: {
      const { initial_options: _, ...empty } = element;
      const values = value.split(',');
      const chosen = element.options.filter((option) => values.includes(option.value));
      return chosen.length === 0 ? empty : { ...empty, initial_options: chosen };
    }
  }
}

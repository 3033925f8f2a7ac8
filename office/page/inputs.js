import { element } from './element.js';
import { textOf } from './text-object.js';

let made = 0;
const freshId = () => {
  made += 1;
  return `block-input-${made}`;
};

/** The share of the limit from which the page counts characters. */
const nearlyFull = 0.8;

function drawText({ input, state, id, words }) {
  const field = element(
    input.multiline ? 'textarea' : 'input',
    input.multiline ? { rows: '3' } : { type: 'text', autocomplete: 'off' },
  );
  field.id = id;
  field.dataset.value = '';
  field.value = (state ? state.value : input.initial_value) ?? '';
  if (input.placeholder) field.placeholder = textOf(input.placeholder);
  const most = input.max_length ?? 3000;
  field.maxLength = most;
  const count = element('p', { class: 'block-count', hidden: '' });
  const tell = () => {
    count.hidden = field.value.length < most * nearlyFull;
    count.textContent = count.hidden ? '' : words.ofCharacters(field.value.length, most);
  };
  field.addEventListener('input', tell);
  tell();
  return [field, count];
}

function drawChoices({ input, state, id }, type) {
  const chosen = state ?? {
    selected_option: input.initial_option,
    selected_options: input.initial_options,
  };
  const values = [chosen.selected_option, ...(chosen.selected_options ?? [])].map(
    (option) => option?.value,
  );
  return input.options.map((option, index) => {
    const box = element('input', { type, name: id, id: `${id}-${index}`, value: option.value });
    box.dataset.value = '';
    box.checked = values.includes(option.value);
    return element(
      'label',
      { class: 'block-option', for: box.id },
      box,
      element(
        'span',
        {},
        element('span', { class: 'block-option-text' }, textOf(option.text)),
        option.description
          ? element('span', { class: 'block-option-more' }, ` ${textOf(option.description)}`)
          : '',
      ),
    );
  });
}

function drawSelect({ input, state, id, words }, multiple) {
  const select = element('select', multiple ? { multiple: '', size: '5' } : {});
  select.id = id;
  select.dataset.value = '';
  const chosen = state?.selected_option ?? (state ? undefined : input.initial_option);
  const several = state?.selected_options ?? (state ? undefined : input.initial_options) ?? [];
  const values = [chosen, ...several].map((option) => option?.value);
  const none = textOf(input.placeholder) || words.choose;
  // A choice can be changed but not undone.
  if (!multiple) select.append(element('option', { value: '', disabled: '', hidden: '' }, none));
  const options = input.options ?? input.option_groups.flatMap((group) => group.options);
  for (const { text, value } of options) {
    const option = element('option', { value }, textOf(text));
    option.selected = values.includes(value);
    select.append(option);
  }
  if (!multiple && chosen === undefined) select.value = '';
  return [select];
}

const controls = {
  plain_text_input: { draw: drawText },
  radio_buttons: { group: true, draw: (of) => drawChoices(of, 'radio') },
  checkboxes: { group: true, draw: (of) => drawChoices(of, 'checkbox') },
  static_select: { draw: (of) => drawSelect(of, false) },
  multi_static_select: { draw: (of) => drawSelect(of, true) },
};

/** Draws an input with its label, hint and a place for an error; `undefined` for an unknown one. */
export function drawInput(block, { words, values }) {
  const input = block.element;
  const control = controls[input.type];
  if (control === undefined) return undefined;
  const id = freshId();
  const state = values[block.block_id]?.[input.action_id];
  const label = [
    textOf(block.label),
    block.optional ? element('span', { class: 'block-optional' }, ` ${words.optional}`) : '',
  ];
  const hint = block.hint
    ? element('p', { class: 'block-hint', id: `${id}-hint` }, textOf(block.hint))
    : '';
  const drawn = element(
    control.group ? 'fieldset' : 'div',
    { class: 'block-input' },
    element(control.group ? 'legend' : 'label', control.group ? {} : { for: id }, ...label),
    ...control.draw({ input, state, id, words }),
    hint,
    element('p', { class: 'block-error', id: `${id}-error`, hidden: '' }),
  );
  drawn.dataset.block = block.block_id;
  drawn.dataset.kind = input.type;
  const described = control.group ? drawn : drawn.querySelector('[data-value]');
  described.setAttribute('aria-describedby', `${hint ? `${id}-hint ` : ''}${id}-error`);
  return drawn;
}

function readInput({ dataset: { kind } }, fields) {
  if (kind === 'checkboxes')
    return fields.filter(({ checked }) => checked).map(({ value }) => value);
  if (kind === 'radio_buttons') return fields.find(({ checked }) => checked)?.value;
  if (kind === 'multi_static_select') return [...fields[0].selectedOptions].map((one) => one.value);
  return kind === 'static_select' ? fields[0].value || undefined : fields[0].value;
}

const inputsIn = (place) => [...place.querySelectorAll('.block-input')];
const fieldsOf = (input) => [...input.querySelectorAll('[data-value]')];

/** The inputs' values, by block; a choice that nobody made is left out. */
export function readInputs(place) {
  const read = {};
  for (const input of inputsIn(place)) {
    const value = readInput(input, fieldsOf(input));
    if (value !== undefined) read[input.dataset.block] = value;
  }
  return read;
}

/** Puts values back into inputs of the same block and kind, as Slack keeps what was typed over an update. */
export function writeInputs(place, kept) {
  for (const input of inputsIn(place)) {
    const was = kept[input.dataset.block];
    if (was === undefined) continue;
    const values = [was].flat();
    for (const field of fieldsOf(input)) {
      if (field.type === 'radio' || field.type === 'checkbox')
        field.checked = values.includes(field.value);
      else if (field.multiple)
        for (const option of field.options) option.selected = values.includes(option.value);
      else field.value = was;
    }
  }
}

/** Shows each input's error and focuses the first; an empty `errors` removes them all. */
export function showErrors(place, errors) {
  const wrong = [];
  for (const input of inputsIn(place)) {
    const text = errors[input.dataset.block];
    const said = input.querySelector('.block-error');
    said.textContent = text ?? '';
    said.hidden = text === undefined;
    for (const field of fieldsOf(input)) {
      if (text === undefined) field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
    }
    if (text !== undefined) wrong.push(input);
  }
  wrong[0]?.querySelector('[data-value]').focus();
  return wrong.length;
}

import { own } from '../../untrusted';
import type { BlockName } from './block-name';
import { nameAmong } from './borrowed';

/** An input on the screen, from a payload's copy of the view and its values. */
export interface OnScreen {
  readonly id: string;
  readonly name: BlockName;
  readonly isText: boolean;
  /** As drawn; empty for none. */
  readonly initial: string;
  /** As it is now: a list joined by commas; `undefined` if nothing was chosen. */
  readonly value: string | undefined;
  /** Whether the payload has a value for it. */
  readonly sent: boolean;
}

/**
 * A view's inputs in order, with their values from the same payload. Values of other blocks come from another
 * screen (slackapi/bolt-js#625) and are ignored. Never throws.
 */
export function inputsOnScreen(view: unknown): OnScreen[] {
  const blocks = own(view, 'blocks');
  const values = own(own(view, 'state'), 'values');
  const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
  const ids = all.map((block) => own(block, 'block_id'));
  return all.flatMap((block): OnScreen[] => {
    const id = own(block, 'block_id');
    if (typeof id !== 'string' || own(block, 'type') !== 'input') return [];
    const name = nameAmong(ids, id);
    if (name.field === '') return [];
    const element = own(block, 'element');
    const state = own(own(values, id), 'value');
    return [
      {
        id,
        name,
        isText: own(element, 'type') === 'plain_text_input',
        initial: valueIn(element, 'initial_') ?? '',
        value: valueOf(state),
        sent: state !== undefined,
      },
    ];
  });
}

export function isTouched({ sent, value = '', initial }: OnScreen): boolean {
  return sent && value !== initial;
}

/** Taking missing values as empty would lose answers. */
export function lacksValues(view: unknown): boolean {
  const inputs = inputsOnScreen(view);
  return inputs.length > 0 && inputs.every(({ sent }) => !sent);
}

/** The same for a button: Slack may omit inputs that were never touched. */
export function lacksDrawn(view: unknown): boolean {
  return lacksValues(view) && inputsOnScreen(view).some(({ initial }) => initial !== '');
}

function valueOf(state: unknown): string | undefined {
  const value = valueIn(state, '');
  // An emptied text is null.
  return value === undefined && own(state, 'type') === 'plain_text_input' ? '' : value;
}

/** Slack's names are alike for drawn and current values. */
function valueIn(from: unknown, prefix: '' | 'initial_'): string | undefined {
  const of = (typed: string, drawn: string): unknown => own(from, prefix === '' ? typed : drawn);
  const text = of('value', 'initial_value');
  if (typeof text === 'string') return text;
  const chosen = own(of('selected_option', 'initial_option'), 'value');
  if (typeof chosen === 'string') return chosen;
  const list = of('selected_options', 'initial_options');
  if (!Array.isArray(list)) return undefined;
  return list
    .map((option: unknown) => own(option, 'value'))
    .filter((value) => typeof value === 'string')
    .join(',');
}

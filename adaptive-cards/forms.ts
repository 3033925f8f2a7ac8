import type { FieldName } from '../bot/domain/fields';
import type { ViewNamed } from '../bot/domain/view';
import type { TextKey } from './texts';

/** A sentence of a form: `text` is our own, and a `line` has something filled in. */
export interface Sentence {
  readonly text?: TextKey;
  readonly line?: string | undefined;
  readonly weight?: 'Bolder';
  readonly spacing?: 'Small' | 'Medium';
}

export type Says =
  | Sentence
  | { readonly style: 'warning' | 'emphasis'; readonly items: readonly Sentence[] };

/** What the card of a plain form says besides its fields. */
export interface PlainForm {
  readonly heading: TextKey;
  readonly says: readonly Says[];
  readonly labels: Readonly<Partial<Record<FieldName, TextKey>>>;
  readonly send: TextKey;
}

/** A form whose card follows from the fields of its command. */
export type PlainView = ViewNamed<'desk_hold' | 'desk_request'>;

export function plainForm(view: PlainView): PlainForm {
  switch (view.name) {
    case 'desk_hold':
      return {
        heading: 'holdForm.heading',
        says: [warning('holdForm.why'), { text: `holdForm.${view.alone ? 'alone' : 'two'}` }],
        labels: { cause: 'holdForm.cause', lookOn: 'holdForm.lookOn' },
        send: 'holdForm.save',
      };
    case 'desk_request':
      return {
        heading: 'request.heading',
        says: [warning('request.why'), { text: 'request.other' }],
        labels: { arrived: 'request.arrived', text: 'request.what' },
        send: 'request.save',
      };
  }
}

function warning(text: TextKey): Says {
  return { style: 'warning', items: [{ text }] };
}

import type { FormField } from '../bot/domain/form-field';
import { type PlainForm, type PlainView, plainForm, type Says, type Sentence } from './forms';
import type { Speech } from './speech';

/** The values of a plain form: its fields in their order, with what it says above them. */
export function formValues(view: PlainView, speech: Speech): object {
  const of = plainForm(view);
  const { say } = speech;
  const send = say(of.send);
  return {
    heading: say(of.heading),
    isLong: view.fields.some(({ as }) => as === 'area'),
    says: of.says.map((one) => saidIn(one, speech)),
    fields: view.fields.map((field) => fieldValues(field, of, speech)),
    act: view.sends,
    main: send,
  };
}

function saidIn(one: Says, speech: Speech): object {
  if (!('items' in one)) return sentenceIn(one, speech);
  return { style: one.style, items: one.items.map((item) => sentenceIn(item, speech)) };
}

function sentenceIn({ text, ...look }: Sentence, { say }: Speech): object {
  return { ...look, text: text && say(text) };
}

function fieldValues({ id, as, most }: FormField, { labels }: PlainForm, { say }: Speech): object {
  const label = labels[id];
  if (label === undefined) throw new TypeError('card_label_missing');
  return { id, [as]: true, most, label: say(label), spacing: 'Medium' };
}

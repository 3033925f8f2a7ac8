import type { Shown } from '../bot/channels/channel';
import type { Fields } from '../bot/domain/fields';
import { goodRemarks, type Remark } from '../bot/domain/remarks';
import { type Element, elementsIn } from './element';
import { typed } from './literal';
import { practiceMark } from './practice';
import type { Speech } from './speech';

/** About a press that did nothing. */
export interface Said {
  readonly sentence?: string;
  /** The inputs that it is about, and what is said there. */
  readonly wrong?: readonly { readonly input: Element; readonly sentence: string }[] | undefined;
  /** On the main button, if the same press will go through: a remark on top may be out of sight. */
  readonly button?: string;
}

/** Views without pages of messages that are as large. */
const longOnes: readonly Shown['view']['name'][] = ['desk_queue', 'desk_copy', 'desk_redaction'];

/**
 * Adds the word of practice, the remark on top, the inputs' values, the sealed draft, and the texts that wait
 * behind the view.
 */
export function finish(
  body: readonly Element[],
  { view, remark, fields, draft, texts, practice }: Shown,
  { sentence, wrong = [], button }: Said,
  speech: Speech,
): Element[] {
  // A page of messages, a register or a list of redactions is large and has many buttons: there the draft
  // travels once, in an input. A messenger merges inputs into a button's data.
  const once = 'page' in view || longOnes.includes(view.name);
  const act = (action: Element): Element => ({
    ...action,
    ...(button !== undefined && action.style === 'positive' && { title: button }),
    ...(!once && { data: { ...(typeof action.data === 'object' && action.data), draft } }),
  });
  const put = (element: Element): Element => {
    switch (element.type) {
      case 'Container':
        return { ...element, items: elementsIn(element.items).map(put) };
      case 'ActionSet':
        return { ...element, actions: elementsIn(element.actions).map(act) };
      case 'Input.Text':
      case 'Input.ChoiceSet': {
        const there = wrong.find(({ input }) => input === element);
        return { ...prefill(element, fields), ...(there && { errorMessage: there.sentence }) };
      }
      default:
        return element;
    }
  };
  return [
    ...(practice ? [practiceMark(speech)] : []),
    ...(sentence === undefined ? [] : [remarkBox(sentence, remark)]),
    ...body.map(put),
    ...(once ? [hidden('draft', draft)] : []),
    ...(texts === undefined ? [] : [hidden('texts', texts)]),
  ];
}

function prefill(input: Element, fields: Fields): Element {
  const given = Object.entries(fields).find(([name]) => name === input.id)?.[1];
  return given === undefined || given === '' ? input : { ...input, value: typed(given) };
}

function hidden(id: 'draft' | 'texts', value: string): Element {
  return { type: 'Input.Text', id, isVisible: false, value };
}

function remarkBox(sentence: string, remark: Remark | undefined): Element {
  const run = { type: 'TextRun', text: sentence, weight: 'Bolder' };
  return {
    type: 'Container',
    style: goodRemarks.includes(remark) ? 'good' : 'warning',
    items: [{ type: 'RichTextBlock', inlines: [run] }],
  };
}

import { own } from '../untrusted';
import type { Block } from './block-kit-types';
import { type Element, elementsAt, textAt } from './element';
import { slackLimits } from './limits';
import { pieces, plainText } from './plain-text';

/**
 * A text of a card. Headings and what is large become headers, since plain text has no other weight; what is subtle becomes
 * small print; everything else sections. `sign` stands before the text.
 */
export function textBlocks(element: Element, sign = ''): Block[] {
  const runs = element.type === 'RichTextBlock' ? elementsAt(element, 'inlines') : [element];
  const text = runs.map((run) => textAt(run, 'text')).join('');
  // Slack takes no empty text.
  if (text.trim() === '') return [];
  const whole = sign + text;
  const isHeading = element.type === 'TextBlock' && textAt(element, 'weight') === 'Bolder';
  const isLarge = runs.every((run) => textAt(run, 'size') === 'Large');
  if ((isHeading || isLarge) && whole.length <= slackLimits.header)
    return [{ type: 'header', text: plainText(whole) }];
  // Nor one without a letter in it, which a long run of spaces or empty lines can leave for the last piece.
  const shown = pieces(whole).filter((piece) => piece.trim() !== '');
  if (runs.every((run) => own(run, 'isSubtle') === true))
    return shown.map((text) => ({ type: 'context', elements: [plainText(text)] }));
  return shown.map((text) => ({ type: 'section', text: plainText(text) }));
}

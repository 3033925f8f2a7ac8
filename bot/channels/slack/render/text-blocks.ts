import { own } from '../../untrusted';
import type { Block } from './block-kit-types';
import { type CardElement, elementsAt, stringAt } from './element';
import { slackLimits } from './limits';
import { pieces, plainText } from './plain-text';

/**
 * A text of a card. Headings and large text become headers, because plain text has no other weight. Subtle
 * text becomes small print, and everything else sections. `sign` goes before the text.
 */
export function textBlocks(element: CardElement, sign = ''): Block[] {
  const runs = element.type === 'RichTextBlock' ? elementsAt(element, 'inlines') : [element];
  const [label, ...words] = runs;
  // A label on its own line above what a person wrote must not look like that person's words.
  if (label !== undefined && words.length > 0 && stringAt(label, 'text').endsWith('\n'))
    return [...smallPrint([label], sign), ...blocksOfRuns(words, element, '')];
  return blocksOfRuns(runs, element, sign);
}

function blocksOfRuns(runs: readonly CardElement[], element: CardElement, sign: string): Block[] {
  const text = runs.map((run) => stringAt(run, 'text')).join('');
  // Slack takes no empty text.
  if (text.trim() === '') return [];
  const whole = sign + text;
  const isHeading = element.type === 'TextBlock' && stringAt(element, 'weight') === 'Bolder';
  const isLarge = runs.every((run) => stringAt(run, 'size') === 'Large');
  if ((isHeading || isLarge) && whole.length <= slackLimits.header)
    return [{ type: 'header', text: plainText(whole) }];
  // Nor does it take blank text, which a long run of spaces or empty lines can leave for the last piece.
  const shown = pieces(whole).filter((piece) => piece.trim() !== '');
  if (isSmall(runs)) return smallPrint(runs, sign);
  return shown.map((text) => ({ type: 'section', text: plainText(text) }));
}

/** Subtle text, and the head of a message: who said it, followed by the day in subtle letters. */
function isSmall(runs: readonly CardElement[]): boolean {
  const isSubtle = (run: CardElement): boolean => own(run, 'isSubtle') === true;
  const [first, ...others] = runs;
  const isHead = first !== undefined && others.length > 0 && stringAt(first, 'weight') === 'Bolder';
  return isHead ? others.every(isSubtle) : runs.every(isSubtle);
}

function smallPrint(runs: readonly CardElement[], sign: string): Block[] {
  const text =
    sign +
    runs
      .map((run) => stringAt(run, 'text'))
      .join('')
      .trimEnd();
  return pieces(text)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => ({ type: 'context', elements: [plainText(piece)] }));
}

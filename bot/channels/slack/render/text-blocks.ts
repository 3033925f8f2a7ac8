import { own } from '../../untrusted';
import type { Block } from './block-kit-types';
import { type CardElement, elementsAt, stringAt } from './element';
import { slackLimits } from './limits';
import { pieces, plainText } from './plain-text';

/**
 * A text of a card. Headings and what is large become headers, since plain text has no other weight; what is subtle becomes
 * small print; everything else sections. `sign` stands before the text.
 */
export function textBlocks(element: CardElement, sign = ''): Block[] {
  const runs = element.type === 'RichTextBlock' ? elementsAt(element, 'inlines') : [element];
  const [label, ...words] = runs;
  // A label on a line of its own, above what a person wrote: it must not look like that person's words.
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
  // Nor one without a letter in it, which a long run of spaces or empty lines can leave for the last piece.
  const shown = pieces(whole).filter((piece) => piece.trim() !== '');
  if (isSmall(runs)) return smallPrint(runs, sign);
  return shown.map((text) => ({ type: 'section', text: plainText(text) }));
}

/** What is subtle, and the head of a message: who said it, and the day in subtle letters behind it. */
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

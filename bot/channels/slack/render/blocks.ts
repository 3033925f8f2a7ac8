import { type CardElement, elementsAt, stringAt } from '../../element';
import { own } from '../../untrusted';
import type { Block } from './block-kit-types';
import { button } from './buttons';
import { inputBlocks } from './input-blocks';
import { type Misfit, slackLimits } from './limits';
import type { InputPlace } from './place';
import { pieces, plainText } from './plain-text';

interface BlockContext {
  readonly misfit: Misfit;
  /** A message has none. */
  readonly place?: InputPlace;
  /** Buttons that are shown at the dialog's foot. */
  readonly taken?: readonly CardElement[];
  /** The main button is at the foot: none looks like it here. */
  readonly mainBelow?: boolean;
  /** Marks the remark, on top of the card or below the mark of practice. */
  readonly sign?: string;
  readonly signAt?: number;
}

const styles: readonly unknown[] = [
  undefined,
  'default',
  'emphasis',
  'good',
  'warning',
  'attention',
];

/** Takes only the elements in `adaptive-cards/README.md`. */
export function blocksOf(body: readonly CardElement[], frame: BlockContext, most: number): Block[] {
  const { sign = '', signAt = 0 } = frame;
  const blocks = body.flatMap((part, at) => translate(part, frame, at === signAt ? sign : ''));
  return cut(tidy(blocks), most, frame.misfit);
}

function translate(element: CardElement, frame: BlockContext, sign = ''): Block[] {
  const blocks = partBlocks(element, frame, sign);
  if (blocks.length === 0) return blocks;
  // Slack has no coloured boxes: lines set this one apart.
  const isBox = element.type === 'Container' && own(element, 'style') !== undefined;
  if (isBox) return [divider, ...blocks, divider];
  return own(element, 'separator') === true ? [divider, ...blocks] : blocks;
}

function partBlocks(element: CardElement, frame: BlockContext, sign: string): Block[] {
  const { place, misfit, taken = [], mainBelow = false } = frame;
  switch (element.type) {
    case 'TextBlock':
    case 'RichTextBlock':
      return textBlocks(element, sign);
    case 'Container': {
      if (!styles.includes(own(element, 'style'))) misfit('style');
      const [first, ...rest] = elementsAt(element, 'items');
      if (first === undefined) return [];
      return [...translate(first, frame, sign), ...rest.flatMap((part) => translate(part, frame))];
    }
    case 'ActionSet': {
      const actions = elementsAt(element, 'actions').filter((action) => !taken.includes(action));
      if (actions.length > slackLimits.buttons) misfit('press');
      if (actions.length === 0) return [];
      const elements = actions
        .slice(0, slackLimits.buttons)
        .map((action) => button(action, { misfit, plain: mainBelow }));
      return [{ type: 'actions', elements }];
    }
    case 'Input.Text':
    case 'Input.ChoiceSet':
      if (place !== undefined) return inputBlocks(element, place);
      misfit('element');
      return [];
    default:
      misfit('element');
      return [];
  }
}

const divider: Block = { type: 'divider' };

/** Keeps a line only between two other blocks. */
function tidy(blocks: readonly Block[]): Block[] {
  return blocks.filter(
    ({ type }, index) =>
      type !== 'divider' ||
      (index > 0 && index < blocks.length - 1 && blocks[index - 1]?.type !== 'divider'),
  );
}

/** Leaves out blocks beyond Slack's limit: texts from the end, never buttons and inputs. */
function cut(blocks: readonly Block[], most: number, misfit: Misfit): Block[] {
  if (blocks.length <= most) return [...blocks];
  misfit('blocks');
  let spare = most - blocks.filter(isOfUse).length;
  return blocks.filter((block) => isOfUse(block) || spare-- > 0);
}

function isOfUse({ type }: Block): boolean {
  return type === 'input' || type === 'actions';
}

/**
 * A text of a card. Headings and large text become headers, because plain text has no weight; subtle text
 * becomes small print, everything else sections. `sign` goes before the text.
 */
function textBlocks(element: CardElement, sign = ''): Block[] {
  const runs = element.type === 'RichTextBlock' ? elementsAt(element, 'inlines') : [element];
  const [label, ...words] = runs;
  // A label above a person's words must not look like them.
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
  // Nor blank text, which spaces or empty lines can leave for the last piece.
  const shown = pieces(whole).filter((piece) => piece.trim() !== '');
  if (isSmall(runs)) return smallPrint(runs, sign);
  return shown.map((text) => ({ type: 'section', text: plainText(text) }));
}

/** Whether it is subtle text, or a message's head: the writer, then the day in subtle letters. */
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

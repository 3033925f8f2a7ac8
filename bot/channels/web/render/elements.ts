import { dottedLines } from '../../../domain/dotted-lines';
import { escapeHtml } from '../../../domain/escape-html';
import { type CardElement, elementsAt, stringAt } from '../../element';
import { own } from '../../untrusted';
import { fieldHtml, isShown } from './inputs';
import { wholeHtml } from './whole';

export interface Frame {
  /** In a list to open, before something is chosen. */
  readonly choose: string;
  /** Called for what is not in the closed list: a test fails on it. */
  readonly unlisted?: ((what: string) => void) | undefined;
  /** Tells two cards in one form apart; nothing for a form with one card. */
  readonly prefix?: string;
  /** 1 if left out. A page has one heading of the first level. */
  readonly level?: 1 | 2;
  /** The card is only read: it has neither inputs nor buttons. */
  readonly isRead?: boolean;
  /** Telephone numbers in our own texts can be pressed; never those that people wrote. */
  readonly dials?: boolean;
  /** Boxes and groups of buttons that begin with their name have a heading, to jump to. */
  readonly hasParts?: boolean;
  /** What a button does that the page has elsewhere. */
  readonly without?: string;
}

/** A card's body as HTML: only the elements in `adaptive-cards/README.md`. Each text is escaped. */
export function elementsHtml(body: readonly CardElement[], frame: Frame): string {
  return body.map((element) => elementHtml(element, frame)).join('\n');
}

function elementHtml(element: CardElement, frame: Frame): string {
  switch (element.type) {
    case 'TextBlock':
      return textHtml(element, frame);
    case 'RichTextBlock':
      return runsHtml(element, frame);
    case 'Container':
      return within(
        'div',
        `${classOf(element, ...boxOf(element))}${isMessage(element) ? kept : ''}${groupOf(element, frame)}`,
        [partHtml(element, isMessage(element) ? { ...frame, dials: false } : frame)],
      );
    case 'ActionSet': {
      const actions = elementsAt(element, 'actions').filter((one) => actOf(one) !== frame.without);
      if (frame.isRead === true || actions.length === 0) return '';
      const buttons = actions.map((action) => button(action, frame));
      return within('div', classOf(element, 'row'), buttons);
    }
    case 'Input.Text':
    case 'Input.ChoiceSet':
      // What is hidden travels in the page's own fields.
      return isShown(element) && frame.isRead !== true
        ? fieldHtml(element, frame.choose, frame.prefix)
        : '';
    default:
      frame.unlisted?.(element.type);
      return '';
  }
}

/** What is in a box; its name is a heading where a page has such. */
function partHtml(element: CardElement, frame: Frame): string {
  const items = elementsAt(element, 'items');
  const [head, ...rest] = items;
  const isPart = boxOf(element).length > 0 || rest[0]?.type === 'ActionSet';
  if (frame.hasParts !== true || head === undefined || !isPart || !isBold(head))
    return elementsHtml(items, frame);
  const level = (frame.level ?? 1) + 1;
  const words =
    head.type === 'TextBlock'
      ? wholeHtml(stringAt(head, 'text'), frame.dials)
      : runs(head, frame).join('');
  return `<h${level} class="part">${words}</h${level}>\n${elementsHtml(rest, frame)}`;
}

/** Whether it begins with something bold. */
function isBold(element: CardElement): boolean {
  const [first = element] = elementsAt(element, 'inlines');
  return own(first, 'weight') === 'Bolder' && stringAt(element, 'style') !== 'heading';
}

/** A named row of buttons is a group of its own. */
function groupOf(element: CardElement, { hasParts }: Frame): string {
  const [head, row] = elementsAt(element, 'items');
  if (hasParts !== true || head === undefined || row?.type !== 'ActionSet') return '';
  const [run = head] = elementsAt(head, 'inlines');
  const name = escapeHtml(stringAt(run, 'text'));
  return name === '' ? '' : ` role="group" aria-label="${name}"`;
}

/** What people wrote, and codes, go to no translator. */
const kept = ' translate="no"';

/** A message is a box that begins with who wrote, and when. */
function isMessage(element: CardElement): boolean {
  const [head] = elementsAt(element, 'items');
  const [who, day] = head?.type === 'RichTextBlock' ? elementsAt(head, 'inlines') : [];
  return own(who ?? {}, 'weight') === 'Bolder' && own(day ?? {}, 'isSubtle') === true;
}

function textHtml(element: CardElement, { level = 1, dials }: Frame): string {
  const text = wholeHtml(stringAt(element, 'text'), dials);
  const heading = (at: number): string => `<h${at}${classOf(element)}>${text}</h${at}>`;
  if (stringAt(element, 'style') === 'heading') return heading(level);
  const isSection = stringAt(element, 'weight') === 'Bolder' && own(element, 'separator') === true;
  if (isSection) return heading(level + 1);
  return `<p${classOf(element, ...looksOf(element))}>${text}</p>`;
}

/** Lines that begin with a dot become a list, but for what is to be copied as it is. */
function runsHtml(element: CardElement, frame: Frame): string {
  const { dials } = frame;
  const inlines = elementsAt(element, 'inlines');
  const [only] = inlines;
  const text = only === undefined ? '' : stringAt(only, 'text');
  const isList = inlines.length === 1 && /^• /m.test(text) && !looksOf(only ?? {}).includes('code');
  if (only !== undefined && isList)
    return within('div', classOf(element, ...looksOf(only)), [listHtml(text, dials)]);
  return `<p${classOf(element, 'text')}>${runs(element, frame).join('')}</p>`;
}

function runs(element: CardElement, { dials }: Frame): readonly string[] {
  return elementsAt(element, 'inlines').map((run) => {
    const looks = looksOf(run);
    const words = wholeHtml(stringAt(run, 'text'), dials && !looks.includes('code'));
    if (looks.includes('bold')) return `<strong${classOf(run, ...looks)}>${words}</strong>`;
    const as = looks.includes('code') ? kept : '';
    return looks.length === 0 ? words : `<span${classOf(run, ...looks)}${as}>${words}</span>`;
  });
}

function listHtml(text: string, dials?: boolean): string {
  const items = (lines: readonly string[]): string =>
    lines.map((line) => `<li>${wholeHtml(line, dials)}</li>`).join('');
  return dottedLines(text)
    .map((part) =>
      typeof part === 'string' ? `<p>${wholeHtml(part, dials)}</p>` : `<ul>${items(part)}</ul>`,
    )
    .join('');
}

const actOf = (action: CardElement): string => stringAt(own(action, 'data'), 'act');

function button(action: CardElement, { prefix = '' }: Frame): string {
  const act = escapeHtml(`${prefix}${padded(actOf(action))}`);
  const main = stringAt(action, 'style') === 'positive' ? ' class="main"' : '';
  const title = escapeHtml(stringAt(action, 'title'));
  return `<button name="act" value="${act}"${main}>${title}</button>`;
}

/** One length for all of a reporter's buttons: a request's length must not tell which one was pressed. */
const padded = (act: string): string => act.padEnd(16, '.');

/** The closed list of looks, by what a card says of a text. */
const looks: readonly (readonly [key: string, value: unknown, look: string])[] = [
  ['weight', 'Bolder', 'bold'],
  ['isSubtle', true, 'quiet'],
  ['size', 'Small', 'small'],
  ['size', 'Large', 'large'],
  ['fontType', 'Monospace', 'code'],
  ['color', 'Attention', 'alert'],
];

function looksOf(element: object): string[] {
  return looks.filter(([key, value]) => own(element, key) === value).map(([, , look]) => look);
}

/** A container without a style is no box: it is only left out or shown as a whole. */
function boxOf(element: CardElement): string[] {
  const style = stringAt(element, 'style');
  return style === '' ? [] : ['box', style];
}

function classOf(element: CardElement, ...names: readonly string[]): string {
  const spacing = stringAt(element, 'spacing').toLowerCase();
  const all = [
    ...names,
    ...(own(element, 'separator') === true ? ['line'] : []),
    ...(spacing === 'large' || spacing === 'small' ? [spacing === 'large' ? 'far' : 'near'] : []),
    ...(stringAt(element, 'horizontalAlignment') === 'Center' ? ['middle'] : []),
  ].filter((name) => name !== '');
  return all.length === 0 ? '' : ` class="${escapeHtml(all.join(' '))}"`;
}

function within(tag: string, attributes: string, parts: readonly string[]): string {
  return `<${tag}${attributes}>\n${parts.join('\n')}\n</${tag}>`;
}

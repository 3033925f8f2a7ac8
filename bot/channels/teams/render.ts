import { type CardElement, elementsAt, stringAt } from '../element';
import { own } from '../untrusted';

/** Teams leaves out others, or puts them in a menu. */
const most = 6;
/** Buttons that turn a page belong to the page. */
const turns: readonly unknown[] = ['earlier', 'later', 'desk_earlier', 'desk_later'];

/**
 * Moves a card's rows of buttons to its own `actions`, which every client of Teams draws; buttons in the body
 * have failed on some telephones (MicrosoftDocs/msteams-docs#5506, #10278, #13849). A row right below a field
 * or in a box stays there; the last row always moves. The main button comes first. A card without buttons
 * stays as it is.
 */
export function withOwnActions(card: object): object {
  const { body, last } = takeLast(elementsAt(card, 'body'));
  if (last === undefined) return card;
  let room = most - buttonsOf(last).length;
  const moved = new Set<CardElement>();
  // From the end: without room for all, the first ones stay.
  for (const row of body.filter(isOnItsOwn).reverse()) {
    room -= buttonsOf(row).length;
    if (room >= 0) moved.add(row);
  }
  const buttons = [...body.filter((part) => moved.has(part)), last].flatMap(buttonsOf);
  const isMain = (button: CardElement): boolean => own(button, 'style') === 'positive';
  return {
    ...card,
    body: body.filter((part) => !moved.has(part)),
    actions: [...buttons.filter(isMain), ...buttons.filter((button) => !isMain(button))],
  };
}

/** Takes the last row out of a body, even from a box; an empty box is removed. */
function takeLast(body: readonly CardElement[]): {
  body: readonly CardElement[];
  last?: CardElement;
} {
  // Hidden parts come after it.
  const at = body.findLastIndex((part) => own(part, 'isVisible') !== false);
  const part = body[at];
  if (part === undefined) return { body };
  if (isRow(part)) return { body: body.toSpliced(at, 1), last: part };
  const { body: items, last } = takeLast(elementsAt(part, 'items'));
  if (last === undefined) return { body };
  return { body: body.toSpliced(at, 1, ...(items.length === 0 ? [] : [{ ...part, items }])), last };
}

function isOnItsOwn(part: CardElement, at: number, body: readonly CardElement[]): boolean {
  if (!isRow(part)) return false;
  const isBelowField = body[at - 1]?.type.startsWith('Input.') === true;
  const turnsPage = buttonsOf(part).some((button) =>
    turns.includes(own(own(button, 'data'), 'act')),
  );
  return !isBelowField && !turnsPage;
}

const isRow = (part: CardElement): boolean => part.type === 'ActionSet';

const buttonsOf = (row: CardElement): readonly CardElement[] => elementsAt(row, 'actions');

/**
 * A line above each input that the card says is wrong: Teams shows an `errorMessage` of its own checks alone.
 * A row of buttons stays right below its field.
 */
export function withErrors(card: object): object {
  return { ...card, body: elementsAt(card, 'body').flatMap(withError) };
}

function withError(part: CardElement): CardElement[] {
  if (part.type === 'Container')
    return [{ ...part, items: elementsAt(part, 'items').flatMap(withError) }];
  const text = stringAt(part, 'errorMessage');
  if (text === '') return [part];
  const run = { type: 'TextRun', text, color: 'Attention', weight: 'Bolder' };
  const line = { type: 'RichTextBlock', spacing: part.spacing ?? 'Default', inlines: [run] };
  return [line, { ...part, spacing: 'Small' }];
}

/** "Call 112" can be pressed: Teams reads links in text blocks, which hold our own sentences alone. */
function withCall(part: CardElement): CardElement {
  if (part.type === 'Container') return { ...part, items: elementsAt(part, 'items').map(withCall) };
  if (part.type !== 'TextBlock') return part;
  const text = stringAt(part, 'text').replace(/\b(ring|call) 112\b/i, '[$&](tel:112)');
  return { ...part, text };
}

export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: object;
}

/** @param last the card's last element */
export function attach(card: object, last?: object): CardAttachment {
  const content = withOwnActions(card);
  const parts = elementsAt(content, 'body').map(withCall);
  const body = last === undefined ? parts : [...parts, last];
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: parts.length === 0 ? content : { ...content, body },
  };
}

/** @param summary what a notification shows of the card */
export function renderMessage(
  card: object,
  summary?: string,
): {
  readonly type: 'message';
  readonly summary?: string;
  readonly attachments: CardAttachment[];
} {
  const said = summary === undefined ? {} : { summary };
  return { type: 'message', ...said, attachments: [attach(card)] };
}

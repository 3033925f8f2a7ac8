import { dayFromNumber } from '../../../domain/day';
import type { Desk, Locale } from '../../../domain/ids';
import type { Cards, Shown } from '../../channel';
import { bytesOf, bytesToAdd, counterpart, filler, isPractisable } from '../../even-size';
import type { Block, HomeView, ModalView, SlackMessage } from './block-kit-types';
import { blocksOf } from './blocks';
import { actionsIn, button, buttonName } from './buttons';
import { elementsAt, partsIn, stringAt } from './element';
import { slackLimits } from './limits';
import { joinParts } from './long-text';
import { type Misfit, shrug } from './misfit';
import { renderModal } from './modal';
import { inputsOnScreen } from './on-screen';
import { fitted, plainText } from './plain-text';
import { words } from './words';

/** Few blocks have room for a name, and each for little. */
const step = 128;
/** `"block_id":"",`: what the shortest name of a block takes, without the name. */
const around = 14;

/**
 * A view of the reporter's filled up to the size of its counterpart: `even-size.ts` says why. Names of
 * blocks without inputs and buttons hold what is added; nobody sees them, and each press sends them back.
 * @param modal the view as it is sent, drawn from what is shown
 */
export function evenModal(cards: Cards, shown: Shown, modal: ModalView): ModalView {
  if (!isPractisable(shown)) return modal;
  const bytes = (drawn: Shown): number => bytesOf(renderModal(cards, drawn));
  const more = bytes(counterpart(cards, shown)) - bytes(shown);
  const size = bytesOf(modal);
  return withNames(modal, bytesToAdd(size, size + more, { step, least: around + 1 }));
}

function withNames(modal: ModalView, bytes: number): ModalView {
  const bare = modal.blocks.filter(isBare);
  const longest = around + slackLimits.blockId;
  const sum = Math.min(bytes, bare.length * longest);
  const some = bare.slice(0, Math.ceil(sum / longest));
  const each = Math.floor(sum / some.length);
  const blocks = modal.blocks.map((block): Block => {
    const at = some.indexOf(block);
    if (at < 0) return block;
    const length = each + (at < sum % some.length ? 1 : 0) - around;
    return { ...block, block_id: filler(length) } as Block;
  });
  return { ...modal, blocks };
}

function isBare(block: Block): boolean {
  return block.type !== 'input' && block.type !== 'actions';
}

export type { ModalView } from './block-kit-types';
export { inRound } from './block-name';
export { afterMessage, keyOfThread } from './borrowed';
export { inputError } from './input-error';
export { inRounds, keepInputs, roundsOf } from './keep-inputs';
export { type Below, readMetadata, type ViewMetadata } from './metadata';
export { hasManyOptions, keyOf, renderModal } from './modal';
export { inputsOnScreen, isTouched, lacksDrawn, lacksValues } from './on-screen';
export { tag } from './place';
export { words } from './words';

/**
 * What stands in a view's inputs by field, read from a payload's view. Lists are joined by commas, and the
 * parts of a long text in their order. An emptied text is empty; a choice that was not made is left out.
 * Everything in it is untrusted: only text is taken, under any name. Never throws.
 */
export function readValues(view: unknown): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>();
  for (const { name, value } of inputsOnScreen(view)) {
    if (value !== undefined) parts.set(name.field, [...(parts.get(name.field) ?? []), value]);
  }
  return new Map([...parts].map(([field, texts]) => [field, joinParts(texts)]));
}

/** A card that is posted in a chat: one of the constant ones. */
export function renderMessage(card: object, misfit: Misfit = shrug): SlackMessage {
  const body = elementsAt(card, 'body');
  const said = partsIn(body).flatMap((part) => {
    const runs = part.type === 'RichTextBlock' ? elementsAt(part, 'inlines') : [part];
    return runs.map((run) => stringAt(run, 'text')).join('') || [];
  });
  return {
    text: escaped(said.join('\n')),
    blocks: blocksOf(body, { misfit }, slackLimits.messageBlocks),
  };
}

/** A message's text is markup: these signs are escaped (docs.slack.dev/messaging/formatting-message-text). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Whose Home it is: `desk` for a member of one. `tooLate`: the last press opened nothing. */
interface Home {
  readonly locale: Locale;
  readonly desk?: Desk | undefined;
  readonly tooLate?: boolean;
}

/** The app's Home: the beginning of the start view, and the doors. It is the same for every employee. */
export function renderHome(home: Home, cards: Cards, misfit: Misfit = shrug): HomeView {
  const { locale, desk, tooLate = false } = home;
  const view = { name: 'start', intake: 'open', ...(desk === undefined ? {} : { desk }) } as const;
  // The start view names a day only in a remark, and has none here.
  const opensOn = dayFromNumber(0);
  const { title, card } = cards.draw({ view, locale, opensOn, fields: {}, draft: '' });
  const start = elementsAt(card, 'body');
  const plain = start.slice(
    0,
    start.findIndex(({ type }) => type === 'ActionSet'),
  );
  const doors = [
    ...actionsIn(elementsAt(cards.chat(locale), 'body')),
    ...actionsIn(start).filter((action) => buttonName(action) === 'desk'),
  ];
  const said: Block[] = [
    { type: 'header', text: fitted(title, slackLimits.header, misfit) },
    ...(tooLate
      ? [{ type: 'section', text: plainText(`! ${words[locale].tooLate}`) } as const]
      : []),
    ...blocksOf(plain, { misfit }, slackLimits.messageBlocks),
  ];
  return {
    type: 'home',
    blocks: [
      ...said,
      {
        type: 'actions',
        elements: doors.map((action) => button(action, { misfit, plain: false })),
      },
      { type: 'context', elements: [plainText(words[locale].home)] },
    ],
  };
}

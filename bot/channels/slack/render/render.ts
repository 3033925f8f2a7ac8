import { dayFromNumber } from '../../../domain/day';
import type { Desk, Locale } from '../../../domain/ids';
import type { Cards, Shown } from '../../channel';
import { elementsAt, partsIn, stringAt } from '../../element';
import { bytesApart, bytesOf, bytesToAdd, filler, isPractisable } from '../../even-size';
import type { Block, HomeView, ModalView, SlackMessage } from './block-kit-types';
import { blocksOf } from './blocks';
import { actionsIn, button, buttonName } from './buttons';
import { type Misfit, shrug, slackLimits } from './limits';
import { renderModal } from './modal';
import { inputsOnScreen } from './on-screen';
import { fitted, joinParts, plainText } from './plain-text';
import { words } from './words';

/** Few blocks have room for a name, and each for little. */
const step = 128;
/** The bytes of `"block_id":"",`, a block's name without its text. */
const around = 14;

/**
 * A reporter's view filled up to the size of its counterpart: `even-size.ts` says why. Names of blocks
 * without inputs and buttons hold the filling; nobody sees them, and each press sends them back.
 * @param modal the view as it is sent, drawn from what is shown
 */
export function evenModal(cards: Cards, shown: Shown, modal: ModalView): ModalView {
  if (!isPractisable(shown)) return modal;
  const bytes = (drawn: Shown): number => bytesOf(renderModal(cards, drawn));
  const apart = bytesApart(cards, shown, modal.title.text, bytes);
  return withNames(modal, bytesToAdd(bytesOf(modal), apart, { step, least: around + 1 }));
}

function withNames(modal: ModalView, bytes: number): ModalView {
  // By place: dividers are one object.
  const bare = modal.blocks.flatMap(({ type }, at) =>
    type !== 'input' && type !== 'actions' ? [at] : [],
  );
  const longest = around + slackLimits.blockId;
  const sum = Math.min(bytes, bare.length * longest);
  const some = bare.slice(0, Math.ceil(sum / longest));
  const each = Math.floor(sum / some.length);
  const blocks = modal.blocks.map((block, place): Block => {
    const at = some.indexOf(place);
    if (at < 0) return block;
    const length = each + (at < sum % some.length ? 1 : 0) - around;
    return { ...block, block_id: filler(length) } as Block;
  });
  return { ...modal, blocks };
}

export type { ModalView } from './block-kit-types';
export { inRound } from './block-name';
export { afterMessage, keyOfThread } from './borrowed';
export { inputError } from './input-error';
export { inRounds, keepInputs, roundsOf } from './keep-inputs';
export { type Below, keyOf, readMetadata, type ViewMetadata } from './metadata';
export { hasManyOptions, renderModal } from './modal';
export { inputsOnScreen, isTouched, lacksDrawn, lacksValues } from './on-screen';
export { tag } from './place';
export { words } from './words';

/**
 * A view's values by field, from its payload. Lists are joined by commas, and a long text's parts in order.
 * An emptied text is empty; a missing choice is left out. Everything is untrusted: only text is taken, under
 * any name. Never throws.
 */
export function readValues(view: unknown): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>();
  for (const { name, value } of inputsOnScreen(view)) {
    if (value !== undefined) parts.set(name.field, [...(parts.get(name.field) ?? []), value]);
  }
  return new Map([...parts].map(([field, texts]) => [field, joinParts(texts)]));
}

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

/** A message's text is markup, so these signs are escaped (docs.slack.dev: formatting-message-text). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Why no dialog opened: it took too long, or Slack asked for a pause. */
export type Unopened = 'tooLate' | 'many';

/** `desk` for a desk's member. `unopened`: why the last press opened nothing. */
interface Home {
  readonly locale: Locale;
  readonly desk?: Desk | undefined;
  readonly unopened?: Unopened | undefined;
}

/** The start view's beginning, and the doors. It is the same for every employee. */
export function renderHome(home: Home, cards: Cards, misfit: Misfit = shrug): HomeView {
  const { locale, desk, unopened } = home;
  const view = { name: 'start', intake: 'open', ...(desk === undefined ? {} : { desk }) } as const;
  // The start view names a day only in a remark.
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
    ...(unopened === undefined
      ? []
      : [{ type: 'section', text: plainText(`! ${words[locale][unopened]}`) } as const]),
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

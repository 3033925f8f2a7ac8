import { dialogEnds } from '../../../domain/dialog-ends';
import type { Locale } from '../../../domain/ids';
import type { View } from '../../../domain/view';
import type { Cards, Shown } from '../../channel';
import type { Block, ModalView } from './block-kit-types';
import { blocksOf } from './blocks';
import { actionsIn, buttonName, footOf, holdsText } from './buttons';
import { type CardElement, elementsAt, stringAt } from './element';
import { slackLimits } from './limits';
import { type Below, keyOfView, writeMetadata } from './metadata';
import { type Misfit, shrug } from './misfit';
import { discriminate, tag } from './place';
import { fitted, plainText } from './plain-text';
import { words } from './words';

/**
 * Names a view: the same view, thread and form have the same key, by which a way back to typed text is found.
 */
export function keyOf(shown: Shown): string {
  return keyOfView(shown.view);
}

/** A view as a modal. The sealed texts that wait behind a view in Teams are never carried in Slack. */
export function renderModal(
  cards: Cards,
  shown: Shown,
  below?: Below,
  misfit: Misfit = shrug,
): ModalView {
  const { view, locale, remark } = shown;
  const { title, card } = cards.draw(shown);
  const body = elementsAt(card, 'body');
  const { submit, close } = footOf(body, wayBack(body, view, below));
  const taken = [submit, close].filter((action) => action !== undefined);
  // Every draft is sealed anew, and so no two draws are of one round.
  const round = tag(4, shown.draft);
  const place = { view: view.name, of: discriminate(view), round, locale, misfit };
  const sign =
    remark === undefined ? '' : remark === 'approved' || remark === 'declined' ? '✓ ' : '! ';
  const frame = { misfit, place, taken, sign, signAt: shown.practice ? 1 : 0 };
  const ends = view.name === 'safety' ? [closing(locale)] : [];
  const word = (action: CardElement) => fitted(stringAt(action, 'title'), slackLimits.word, misfit);
  return {
    type: 'modal',
    callback_id: submit === undefined ? 'vissla' : `vissla:${buttonName(submit)}`,
    title: titleOf(title, misfit),
    ...(submit === undefined ? {} : { submit: word(submit) }),
    close: close === undefined ? plainText(words[locale].close) : word(close),
    private_metadata: writeMetadata({
      draft: shown.draft,
      ...(below === undefined ? {} : { below }),
      ...(holdsText(body) ? { key: keyOfView(view) } : {}),
    }),
    blocks: [...blocksOf(body, frame, slackLimits.viewBlocks - ends.length), ...ends],
    clear_on_close: true,
    notify_on_close: leavesOnTheWay(view, close),
  };
}

/** Whether closing the view is the way out that its card offers before a last view: then it is a press. */
function leavesOnTheWay({ name }: View, close: CardElement | undefined): boolean {
  return close !== undefined && dialogEnds[name] === 'on_the_way';
}

/** Whether a choice has more options than Slack shows in the answer to a submit. */
export function hasManyOptions({ blocks }: ModalView): boolean {
  return blocks.some(
    (block) =>
      block.type === 'input' &&
      'options' in block.element &&
      block.element.options.length > slackLimits.optionsInAnswer,
  );
}

/** Slack asks whether to leave once something was typed, and no app can turn that off (bolt-js#290). */
function closing(locale: Locale): Block {
  return { type: 'context', elements: [plainText(words[locale].closing)] };
}

/** A modal's title is short: "Whistleblowing" alone where the organisation's name does not fit beside it. */
function titleOf(title: string, misfit: Misfit): ReturnType<typeof plainText> {
  const [first = title] = title.split(/ · |\. /);
  return title.length <= slackLimits.word
    ? plainText(title)
    : fitted(first, slackLimits.word, misfit);
}

/** The button that leads back to the text that waits below. */
function wayBack(
  body: readonly CardElement[],
  view: View,
  below: Below | undefined,
): CardElement | undefined {
  if (below === undefined) return undefined;
  const fromThread = below.key === tag(12, 'thread', '');
  const leads = (action: CardElement): boolean => {
    if (view.name === 'sent') return buttonName(action) === 'next' && fromThread;
    // The report has to be opened again with its code.
    if (view.name === 'start') return buttonName(action) === 'open' && fromThread;
    // A form has the name of the button that opens it.
    return view.name === 'desk_thread' && below.key === tag(12, buttonName(action), view.reference);
  };
  return actionsIn(body).find(leads);
}

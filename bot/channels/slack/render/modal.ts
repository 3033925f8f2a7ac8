import { dialogEnd } from '../../../domain/dialog-ends';
import type { Locale } from '../../../domain/ids';
import { goodRemarks } from '../../../domain/remarks';
import type { View } from '../../../domain/view';
import type { Cards, Shown } from '../../channel';
import { type CardElement, elementsAt, stringAt } from '../../element';
import type { Block, ModalView } from './block-kit-types';
import { blocksOf } from './blocks';
import { keyOfThread } from './borrowed';
import { actionsIn, buttonName, footOf, holdsText } from './buttons';
import { type Misfit, shrug, slackLimits } from './limits';
import { type Below, keyOf, keyOfForm, writeMetadata } from './metadata';
import { discriminate, tag } from './place';
import { fitted, plainText } from './plain-text';
import { words } from './words';

/** Slack never carries the sealed texts that wait behind a view in Teams. */
export function renderModal(
  cards: Cards,
  shown: Shown,
  below?: Below,
  misfit: Misfit = shrug,
): ModalView {
  const { view, locale, remark, fromMessage } = shown;
  const { title, card } = cards.draw(shown);
  const body = elementsAt(card, 'body');
  // Over a message that begins a report, the whole guide leads to it.
  const { submit, close } = footOf(body, fromMessage ? undefined : wayBack(body, view, below));
  const taken = [submit, close].filter((action) => action !== undefined);
  // Each draft is sealed again, so no two draws are of one round.
  const round = tag(4, shown.draft);
  const place = { view: view.name, of: discriminate(view), round, locale, misfit };
  const sign = remark === undefined ? '' : goodRemarks.includes(remark) ? '✓ ' : '! ';
  const frame = {
    misfit,
    place,
    taken,
    mainBelow: submit !== undefined,
    sign,
    signAt: shown.practice ? 1 : 0,
  };
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
      ...(holdsText(body) ? { key: keyOf(shown) } : {}),
    }),
    blocks: [...blocksOf(body, frame, slackLimits.viewBlocks - ends.length), ...ends],
    clear_on_close: true,
    // Closing the view is then its card's button to leave: a press.
    notify_on_close: close !== undefined && dialogEnd(view.name) === 'on_the_way',
  };
}

/** More than Slack shows in the answer to a submit. */
export function hasManyOptions({ blocks }: ModalView): boolean {
  return blocks.some(
    (block) =>
      block.type === 'input' &&
      'options' in block.element &&
      block.element.options.length > slackLimits.optionsInAnswer,
  );
}

/** Slack asks before closing a dialog with typed text; no app can turn that off (bolt-js#290). */
function closing(locale: Locale): Block {
  return { type: 'context', elements: [plainText(words[locale].closing)] };
}

/** A modal's short title: only "Whistleblowing" if the organisation's name does not fit. */
function titleOf(title: string, misfit: Misfit): ReturnType<typeof plainText> {
  const [first = title] = title.split(/ · |\. /);
  return title.length <= slackLimits.word
    ? plainText(title)
    : fitted(first, slackLimits.word, misfit);
}

function wayBack(body: readonly CardElement[], view: View, below: Below | undefined) {
  if (below === undefined) return undefined;
  const fromThread = below.key === keyOfThread;
  const leads = (action: CardElement): boolean => {
    if (view.name === 'sent') return buttonName(action) === 'next' && fromThread;
    // The report has to be opened again with its code.
    if (view.name === 'code') return buttonName(action) === 'open' && fromThread;
    return (
      view.name === 'desk_thread' && below.key === keyOfForm(buttonName(action), view.reference)
    );
  };
  return actionsIn(body).find(leads);
}

import type { View } from '../../../domain/view';
import type { Shown } from '../../channel';
import type { ModalView } from './block-kit-types';
import { blocksOf } from './blocks';
import type { Cards } from './cards';
import { type Element, elementsAt, textAt } from './element';
import { slackLimits } from './limits';
import { type Beneath, keyOfView, writeMetadata } from './metadata';
import { type Misfit, shrug } from './misfit';
import { discriminate, tag } from './place';
import { fitted, plainText } from './plain-text';
import { actionsIn, actOf, footOf, holdsText } from './presses';
import { words } from './words';

/** Names a view, so that coming back to typed text can be told: same view, same thread, same form. */
export function keyOf(shown: Shown): string {
  return keyOfView(shown.view);
}

/** A view as a modal. Its sealed texts, which wait behind a view in Teams, are never carried in Slack. */
export function renderModal(
  cards: Cards,
  shown: Shown,
  beneath?: Beneath,
  misfit: Misfit = shrug,
): ModalView {
  const { view, locale, remark } = shown;
  const { title, card } = cards.draw(shown);
  const body = elementsAt(card, 'body');
  const { submit, close } = footOf(body, wayBack(body, view, beneath));
  const taken = [submit, close].filter((action) => action !== undefined);
  const place = { view: view.name, of: discriminate(view), locale, misfit };
  const sign =
    remark === undefined ? '' : remark === 'approved' || remark === 'declined' ? '✓ ' : '! ';
  const word = (action: Element) => fitted(textAt(action, 'title'), slackLimits.word, misfit);
  return {
    type: 'modal',
    callback_id: submit === undefined ? 'vissla' : `vissla:${actOf(submit)}`,
    title: titleOf(title, misfit),
    ...(submit === undefined ? {} : { submit: word(submit) }),
    close: close === undefined ? plainText(words[locale].close) : word(close),
    private_metadata: writeMetadata({
      draft: shown.draft,
      ...(beneath === undefined ? {} : { beneath }),
      ...(holdsText(body) ? { key: keyOfView(view) } : {}),
    }),
    blocks: blocksOf(body, { misfit, place, taken, sign }, slackLimits.viewBlocks),
    clear_on_close: true,
    notify_on_close: false,
  };
}

/** A modal's title is short: "Whistleblowing" where the organisation's name has no room beside it. */
function titleOf(title: string, misfit: Misfit): ReturnType<typeof plainText> {
  const [first = title] = title.split(/ · |\. /);
  return title.length <= slackLimits.word
    ? plainText(title)
    : fitted(first, slackLimits.word, misfit);
}

/** The button that leads back to the text that waits beneath. */
function wayBack(
  body: readonly Element[],
  view: View,
  beneath: Beneath | undefined,
): Element | undefined {
  if (beneath === undefined) return undefined;
  const fromThread = beneath.key === tag(12, 'thread', '');
  const leads = (action: Element): boolean => {
    if (view.name === 'sent') return actOf(action) === 'next' && fromThread;
    // The report has to be opened anew with its code.
    if (view.name === 'start') return actOf(action) === 'open' && fromThread;
    // A form is called like the button that opens it.
    return view.name === 'desk_thread' && beneath.key === tag(12, actOf(action), view.reference);
  };
  return actionsIn(body).find(leads);
}

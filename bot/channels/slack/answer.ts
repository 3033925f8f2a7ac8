import type { Cards, Shown } from '../channel';
import { faultOf } from './faults';
import type { ButtonPress, SubmitPress } from './payload';
import type { DialogPress } from './read';
import { inputError, keyOf, renderModal } from './render/render';
import { layOnTop } from './stack';
import type { Web } from './web';

/** What draws the next view. */
interface Tools {
  readonly cards: Cards;
  readonly web: Pick<Web, 'call'>;
}

/**
 * Shows what comes after a button, by the Web API: in place of the view, or on top of it where typed text
 * waits. Rejects with a `WebError`, or with what drawing throws.
 */
export async function answerButton(
  { cards, web }: Tools,
  { sent, trigger }: ButtonPress,
  { press, metadata }: DialogPress,
  shown: Shown,
): Promise<void> {
  const kept = layOnTop(sent, metadata, press.fields, keyOf(shown));
  if (kept !== undefined) {
    const view = renderModal(cards, shown, kept);
    await web.call('views.push', { trigger_id: trigger, view });
    return;
  }
  const view = renderModal(cards, shown, metadata.below);
  // Another hash means that somebody has pressed since then: what that press drew stands.
  await web.call('views.update', { view_id: sent.id, hash: sent.hash, view });
}

/**
 * Shows what comes after a submit, as the body of its answer. `undefined` takes the view away and shows the
 * one below. Rejects with a `WebError`, or with what drawing throws.
 */
export async function answerSubmit(
  { cards, web }: Tools,
  { sent }: SubmitPress,
  { press, metadata }: DialogPress,
  shown: Shown,
): Promise<object | undefined> {
  const { below } = metadata;
  if (shown.view.name === 'left') return { response_action: 'clear' };
  if (below?.key === keyOf(shown)) {
    // Its text still stands in its inputs: the view below only needs the newest draft.
    const view = renderModal(cards, shown, below.under);
    try {
      await web.call('views.update', { view_id: below.view, view });
      return undefined;
    } catch (error) {
      // Any other fault passes, and the next try finds the text. With the view gone, the way on must stay
      // open.
      if (faultOf(error, 'dialogue_failed') !== 'slack_view_gone') throw error;
      return { response_action: 'update', view: renderModal(cards, shown) };
    }
  }
  const same = renderModal(cards, shown, below);
  const errors = inputError(shown, same, sent.view);
  if (errors !== undefined) return { response_action: 'errors', errors };
  // Nothing was sent, and the text is to come back later: it waits in the inputs of this view.
  const waits = shown.texts !== undefined || shown.remark === 'altered';
  const kept = waits ? layOnTop(sent, metadata, press.fields, keyOf(shown)) : undefined;
  if (kept !== undefined) return { response_action: 'push', view: renderModal(cards, shown, kept) };
  return { response_action: 'update', view: same };
}

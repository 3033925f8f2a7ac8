import type { Shown } from '../channel';
import { own } from '../untrusted';
import { fallbackAnswer, waitModal } from './fallback';
import { faultOf } from './faults';
import type { DialogPress } from './read';
import {
  afterMessage,
  type Below,
  evenModal,
  hasManyOptions,
  inputError,
  inputsOnScreen,
  inRounds,
  isTouched,
  keepInputs,
  keyOf,
  keyOfThread,
  type ModalView,
  renderModal,
  roundsOf,
  type ViewMetadata,
} from './render/render';
import type { ButtonPress, SentView, SubmitPress } from './sent';
import type { Tools } from './tools';

/** Slack lays at most three dialogs on top of each other (docs.slack.dev/surfaces/modals). */
const mostBelow = 2;

/**
 * Whether the next view goes on top of this one: if this one has typed text for which the next has no input.
 * Slack keeps the text until the person comes back.
 * @returns what then is below the next view; `undefined` if there is nothing to keep, or no room
 */
function layOnTop(
  sent: SentView,
  { key, below }: Pick<ViewMetadata, 'key' | 'below'>,
  nextKey: string,
): Below | undefined {
  if (key === undefined || key === nextKey) return undefined;
  const isTyped = inputsOnScreen(sent.view).some((input) => isTouched(input) && input.value !== '');
  if (!isTyped) return undefined;
  const depth = Math.max(depthOf(sent), below?.depth ?? 0);
  if (depth >= mostBelow) return undefined;
  const rounds = roundsOf(sent.view);
  return {
    view: sent.id,
    key,
    depth: depth + 1,
    ...(below === undefined ? {} : { under: below }),
    ...(rounds === undefined ? {} : { rounds }),
  };
}

/** How many dialogs lie below this one, by what Slack says. */
function depthOf({ id, view }: SentView): number {
  const [root, previous] = [own(view, 'root_view_id'), own(view, 'previous_view_id')];
  if (typeof root !== 'string' || root === id) return 0;
  return previous === root ? 1 : mostBelow;
}

type Draws = Pick<Tools, 'cards' | 'locale' | 'web'>;

export interface SubmitAnswer {
  /** The body; `undefined` removes the view and shows the one below. */
  readonly body: object | undefined;
  /** What is drawn once the answer is out. Rejects with a `WebError`. */
  readonly afterwards?: () => Promise<void>;
}

/**
 * Shows the view after a button, by the Web API: in place of the old one, or on top of it if typed text
 * waits. Rejects with a `WebError`, or with what drawing throws.
 */
export async function answerButton(
  { cards, web }: Draws,
  { sent, trigger }: ButtonPress,
  { metadata }: DialogPress,
  shown: Shown,
): Promise<void> {
  const kept = layOnTop(sent, metadata, keyOf(shown));
  if (kept !== undefined) {
    const view = evenModal(cards, shown, renderModal(cards, shown, kept));
    await web.call('views.push', { trigger_id: trigger, view });
    return;
  }
  const drawn = renderModal(cards, shown, metadata.below);
  const view = evenModal(cards, shown, keepInputs(drawn, sent.view, shown.remark));
  // Another hash means that a later press has drawn the view: that view stays.
  await web.call('views.update', { view_id: sent.id, hash: sent.hash, view });
}

/** Rejects with a `WebError`, or as drawing does. */
export async function answerSubmit(
  tools: Draws,
  { sent }: SubmitPress,
  { metadata }: DialogPress,
  shown: Shown,
): Promise<SubmitAnswer> {
  const { cards } = tools;
  const { below } = metadata;
  if (shown.view.name === 'left') return { body: { response_action: 'clear' } };
  if (below !== undefined && leadsTo(below, shown)) return goBack(tools, below, sent, shown);
  const drawn = renderModal(cards, shown, below);
  const errors = inputError(cards, shown, drawn, sent.view);
  if (errors !== undefined) return { body: { response_action: 'errors', errors } };
  // Nothing was sent, and the text is needed later: it waits in this view's inputs.
  const hasText = shown.texts !== undefined || shown.remark === 'altered';
  const kept = hasText ? layOnTop(sent, metadata, keyOf(shown)) : undefined;
  if (kept !== undefined) {
    const view = evenModal(cards, shown, renderModal(cards, shown, kept));
    // With many options, it comes from a button of one that says so.
    const above = hasManyOptions(view) ? waitModal(view, tools.locale) : view;
    return { body: { response_action: 'push', view: above } };
  }
  return putInPlace(
    tools,
    evenModal(cards, shown, keepInputs(drawn, sent.view, shown.remark)),
    sent,
  );
}

/** Whether the next view's text waits below: it is that view, or the message that begins it. */
function leadsTo(below: Below, shown: Shown): boolean {
  const begins = shown.fromMessage === true && shown.view.name === 'story';
  return below.key === keyOf(shown) || (begins && below.key === keyOfThread);
}

/** Removes the view, after updating the one below, which still has its text. */
async function goBack(
  tools: Draws,
  below: Below,
  sent: SentView,
  shown: Shown,
): Promise<SubmitAnswer> {
  const { cards, web } = tools;
  const drawn = renderModal(cards, shown, below.under);
  const kept =
    below.key === keyOf(shown) ? inRounds(drawn, below.rounds) : afterMessage(drawn, below.rounds);
  const view = evenModal(cards, shown, kept);
  try {
    await web.call('views.update', { view_id: below.view, view });
    return { body: undefined };
  } catch (error) {
    // After any other fault, the next try finds the text. Without the view, there must still be a way on.
    if (faultOf(error, 'dialogue_failed') !== 'slack_view_gone') throw error;
    return putInPlace(tools, evenModal(cards, shown, renderModal(cards, shown)), sent);
  }
}

/**
 * Slack does not show a view with many options as an answer, but by `views.update`
 * (slackapi/deno-slack-sdk#324). Until then the old view stays and asks for patience.
 */
function putInPlace({ web, locale }: Draws, view: ModalView, sent: SentView): SubmitAnswer {
  if (!hasManyOptions(view)) return { body: { response_action: 'update', view } };
  const afterwards = async (): Promise<void> => {
    await web.call('views.update', { view_id: sent.id, view });
  };
  return { body: fallbackAnswer(sent.view, 'moment', locale), afterwards };
}

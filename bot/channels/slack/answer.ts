import type { Locale } from '../../domain/ids';
import type { Cards, Shown } from '../channel';
import { own } from '../untrusted';
import { calmAnswer, patientModal } from './calmly';
import { faultOf } from './faults';
import type { ButtonPress, SentView, SubmitPress } from './payload';
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
import type { Web } from './web';

/** Slack lays at most three dialogs on top of each other (docs.slack.dev/surfaces/modals). */
const mostBelow = 2;

/**
 * Whether the next view is laid on top of this one instead of in its place: when somebody has typed something
 * into this one for which the next one has no input. Slack keeps it there until the person comes back.
 *
 * @returns what then lies below the next view; `undefined` when there is nothing to keep, or no room
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

/** What draws the next view. */
interface Tools {
  readonly cards: Cards;
  readonly locale: Locale;
  readonly web: Pick<Web, 'call'>;
}

/** What answers a submit. */
export interface SubmitAnswer {
  /** The body; `undefined` takes the view away and shows the one below. */
  readonly body: object | undefined;
  /** What is to be drawn once the answer is out. Rejects with a `WebError`. */
  readonly afterwards?: () => Promise<void>;
}

/**
 * Shows what comes after a button, by the Web API: in place of the view, or on top of it where typed text
 * waits. Rejects with a `WebError`, or with what drawing throws.
 */
export async function answerButton(
  { cards, web }: Tools,
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
  // Another hash means that somebody has pressed since then: what that press drew stands.
  await web.call('views.update', { view_id: sent.id, hash: sent.hash, view });
}

/** Shows what comes after a submit, as its answer. Rejects with a `WebError`, or as drawing does. */
export async function answerSubmit(
  tools: Tools,
  { sent }: SubmitPress,
  { metadata }: DialogPress,
  shown: Shown,
): Promise<SubmitAnswer> {
  const { cards } = tools;
  const { below } = metadata;
  if (shown.view.name === 'left') return { body: { response_action: 'clear' } };
  if (below !== undefined && leadsTo(below, shown)) return goBack(tools, below, sent, shown);
  const drawn = renderModal(cards, shown, below);
  const errors = inputError(shown, drawn, sent.view);
  if (errors !== undefined) return { body: { response_action: 'errors', errors } };
  // Nothing was sent, and the text is to come back later: it waits in the inputs of this view.
  const waits = shown.texts !== undefined || shown.remark === 'altered';
  const kept = waits ? layOnTop(sent, metadata, keyOf(shown)) : undefined;
  if (kept !== undefined)
    return putAbove(tools, evenModal(cards, shown, renderModal(cards, shown, kept)));
  return putInPlace(
    tools,
    evenModal(cards, shown, keepInputs(drawn, sent.view, shown.remark)),
    sent,
  );
}

/** Whether the text of what comes next waits below: it is that view, or the message that begins it. */
function leadsTo(below: Below, shown: Shown): boolean {
  const begins = shown.fromMessage === true && shown.view.name === 'story';
  return below.key === keyOf(shown) || (begins && below.key === keyOfThread);
}

/** Takes the view away, after the one below has been brought up to date: its text still stands there. */
async function goBack(
  tools: Tools,
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
    // Any other fault passes, and the next try finds the text. With the view gone, the way on must stay open.
    if (faultOf(error, 'dialogue_failed') !== 'slack_view_gone') throw error;
    return putInPlace(tools, evenModal(cards, shown, renderModal(cards, shown)), sent);
  }
}

/**
 * A view with a choice of many options is not shown when it comes as an answer; by `views.update` it is
 * (slackapi/deno-slack-sdk#324). Until then the view that was sent stays, with a word of patience in it.
 */
function putInPlace({ web, locale }: Tools, view: ModalView, sent: SentView): SubmitAnswer {
  if (!hasManyOptions(view)) return { body: { response_action: 'update', view } };
  const afterwards = async (): Promise<void> => {
    await web.call('views.update', { view_id: sent.id, view });
  };
  return { body: calmAnswer(sent.view, 'moment', locale), afterwards };
}

/** Above the view that was sent, a view with many options comes from a button of one that says so. */
function putAbove({ locale }: Tools, view: ModalView): SubmitAnswer {
  const shown = hasManyOptions(view) ? patientModal(view, locale) : view;
  return { body: { response_action: 'push', view: shown } };
}

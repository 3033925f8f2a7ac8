import { isObject, type JsonObject, jsonIn, textAt } from '../json';
import type { Reply } from './app-line';
import { problemsOfView } from './block-kit';
import type { SlackOutcome } from './client';
import { inputsOf, optionsOf } from './inputs';
import { changedView, makeView, withIds } from './make-view';
import type { Unkind } from './unkind';
import { mostModals, type SlackView } from './view';
import type { Workplace } from './workplace';

/** The effect of the app's answer to a `view_submission` on the stack. */
export interface Answered {
  readonly outcome: SlackOutcome;
  /** The stack afterwards; the same one when nothing changed. */
  readonly modals: readonly SlackView[];
  /** Why Slack could not show the answer. */
  readonly refused?: readonly string[];
}

function errorsOf(
  answer: JsonObject,
  view: SlackView,
): Readonly<Record<string, string>> | undefined {
  if (!isObject(answer.errors)) return undefined;
  const known = new Set(inputsOf(view.blocks).map(({ block }) => block.block_id));
  const errors = Object.entries(answer.errors);
  if (errors.length === 0) return undefined;
  const texts: [string, string][] = [];
  for (const [block, text] of errors) {
    if (!known.has(block) || typeof text !== 'string') return undefined;
    texts.push([block, text]);
  }
  return Object.fromEntries(texts);
}

/** With so many options in one choice the real Slack says that it had trouble connecting. */
const manyOptions = 8;

const hasManyOptions = (view: JsonObject): boolean =>
  inputsOf(withIds(view.blocks)).some(({ element }) => optionsOf(element).length >= manyOptions);

/** Reads the answer as strictly as Slack (docs.slack.dev/surfaces/modals, `response_action`). */
export function answerSubmission(
  at: Workplace,
  reply: Reply,
  submitted: SlackView,
  modals: readonly SlackView[],
  unkind: Pick<Unkind, 'manyOptions'>,
): Answered {
  const stays = (outcome: SlackOutcome, ...refused: string[]): Answered => ({
    outcome,
    modals,
    ...(refused.length === 0 ? {} : { refused }),
  });
  const ok = (stack: readonly SlackView[]): Answered => ({
    outcome: { kind: 'ok' },
    modals: stack,
  });
  const unreadable = (...why: string[]): Answered => stays({ kind: 'failed', status: 200 }, ...why);

  if (reply.kind === 'timeout') return stays({ kind: 'timeout' });
  if (reply.kind === 'unreachable') return stays({ kind: 'failed', status: 0 });
  if (reply.status !== 200) return stays({ kind: 'failed', status: reply.status });
  if (reply.body === '') return ok(modals.filter(({ id }) => id !== submitted.id));

  const answer = jsonIn(reply.body);
  if (!isObject(answer)) return unreadable('response: not JSON');
  const action = textAt(answer, 'response_action');
  if (action === 'clear') return ok([]);
  if (action === 'errors') {
    const errors = errorsOf(answer, submitted);
    if (errors === undefined) return unreadable('errors: not of input blocks of this view');
    return stays({ kind: 'errors', errors });
  }
  if (action !== 'update' && action !== 'push') return unreadable('response_action: unknown');
  const problems = problemsOfView(answer.view ?? null);
  if (problems.length > 0 || !isObject(answer.view)) return unreadable(...problems);
  if (answer.view.type !== 'modal') return unreadable('response_action: not a modal');
  if (unkind.manyOptions && hasManyOptions(answer.view))
    return unreadable('response_action: a choice of eight options or more');
  if (action === 'push') {
    if (modals.length >= mostModals) return unreadable('push_limit_reached');
    return ok([...modals, makeView(at, answer.view, modals)]);
  }
  const given = answer.view;
  return ok(modals.map((view) => (view.id === submitted.id ? changedView(at, view, given) : view)));
}

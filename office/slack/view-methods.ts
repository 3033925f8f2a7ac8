import { isObject, type JsonObject, textAt } from '../json';
import { problemsOfView } from './block-kit';
import { changedView, makeView } from './make-view';
import { type ApiAnswer, failed, type Method, type Methods, type Platform } from './platform';
import { bareView } from './sent-view';
import { mostModals, type SlackView } from './view';

/** docs.slack.dev/reference/methods/views.open: `view_too_large`. */
const mostBytes = 250_000;

const shown = (view: SlackView): ApiAnswer => ({ ok: true, view: bareView(view) });

type Given = { readonly view: JsonObject } | { readonly refused: ApiAnswer };

function readView(given: JsonObject, type: SlackView['type']): Given {
  const { view } = given;
  const problems = problemsOfView(view ?? null);
  if (problems.length > 0 || !isObject(view))
    return { refused: failed('invalid_arguments', problems) };
  if (view.type !== type) return { refused: failed('invalid_arguments') };
  if (Buffer.byteLength(JSON.stringify(view)) > mostBytes)
    return { refused: failed('view_too_large') };
  return { view };
}

const isStale = (given: JsonObject, view: SlackView | undefined): boolean =>
  typeof given.hash === 'string' && given.hash !== '' && given.hash !== view?.hash;

export function viewMethods(platform: Platform): Methods {
  const { at, screens, triggers } = platform;

  const raise = (given: JsonObject, how: 'open' | 'push'): ApiAnswer => {
    const read = readView(given, 'modal');
    if ('refused' in read) return read.refused;
    const trigger = triggers.read(given.trigger_id);
    if (typeof trigger === 'string') return failed(trigger);
    const open = screens.of(trigger.user)?.modals ?? [];
    // A modal that is opened from a modal goes on top of it; from elsewhere it begins a new stack.
    const stack = trigger.view === undefined ? [] : open;
    if (how === 'push' && stack.length === 0) return failed('not_found');
    if (stack.length >= mostModals) return failed('push_limit_reached');
    trigger.use();
    const view = makeView(at, read.view, stack);
    screens.change(trigger.user, { modals: [...stack, view] });
    return shown(view);
  };

  const update = (given: JsonObject): ApiAnswer => {
    const read = readView(given, 'modal');
    if ('refused' in read) return read.refused;
    const [id, external] = [textAt(given, 'view_id'), textAt(given, 'external_id')];
    const isIt = (view: SlackView): boolean =>
      id === '' ? external !== '' && view.external_id === external : view.id === id;
    const screen = screens.byModal(isIt);
    const view = screen?.modals.find(isIt);
    if (screen === undefined || view === undefined) return failed('not_found');
    if (isStale(given, view)) return failed('hash_conflict');
    const changed = changedView(at, view, read.view);
    screens.putModal(screen.person.id, changed);
    return shown(changed);
  };

  const publish = (given: JsonObject): ApiAnswer => {
    const read = readView(given, 'home');
    if ('refused' in read) return read.refused;
    const user = textAt(given, 'user_id');
    const screen = screens.of(user);
    if (screen === undefined) return failed('user_not_found');
    if (isStale(given, screen.home)) return failed('hash_conflict');
    const { home } = screen;
    const view =
      home === undefined ? makeView(at, read.view, []) : changedView(at, home, read.view);
    screens.change(user, { home: view });
    return shown(view);
  };

  const method = (run: Method['run']): Method => ({ token: 'bot', perMinute: 100, run });
  return {
    'views.open': method((given) => raise(given, 'open')),
    'views.push': method((given) => raise(given, 'push')),
    'views.update': method(update),
    'views.publish': method(publish),
  };
}

import { own } from '../untrusted';
import type { SentView } from './payload';
import {
  type Below,
  inputsOnScreen,
  isTouched,
  roundsOf,
  type ViewMetadata,
} from './render/render';

/** Slack lays at most three dialogs on top of each other (docs.slack.dev/surfaces/modals). */
const mostBelow = 2;

/**
 * Whether the next view is laid on top of this one instead of in its place: when somebody has typed something
 * into this one for which the next one has no input. Slack keeps it there until the person comes back.
 *
 * @returns what then lies below the next view; `undefined` when there is nothing to keep, or no room
 */
export function layOnTop(
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

import type { Fields } from '../../domain/fields';
import type { SentView } from './payload';
import type { Carried } from './read';
import type { Beneath } from './render/render';
import { own } from './untrusted';

/** Slack lays at most three dialogs upon each other (docs.slack.dev/surfaces/modals). */
const mostBeneath = 2;

/**
 * Where to lay the next view upon this one instead of in its place: when text stands in it that the next one has no input
 * for. Slack keeps it there until one comes back. `undefined` when there is nothing to keep, or no room.
 */
export function layUpon(
  sent: SentView,
  { key, beneath }: Pick<Carried, 'key' | 'beneath'>,
  fields: Fields,
  nextKey: string,
): Beneath | undefined {
  if (key === undefined || key === nextKey) return undefined;
  if (Object.values(fields).every((value) => value === '')) return undefined;
  const depth = Math.max(depthOf(sent), beneath?.depth ?? 0);
  if (depth >= mostBeneath) return undefined;
  const under = beneath === undefined ? {} : { under: beneath };
  return { view: sent.id, key, depth: depth + 1, ...under };
}

/** How many dialogs Slack says lie under this one. */
function depthOf({ id, view }: SentView): number {
  const [root, previous] = [own(view, 'root_view_id'), own(view, 'previous_view_id')];
  if (typeof root !== 'string' || root === id) return 0;
  return previous === root ? 1 : mostBeneath;
}

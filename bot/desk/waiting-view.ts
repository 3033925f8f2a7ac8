import type { DeskView } from '../domain/desk-view';
import type { DeskWorld } from './desk';
import type { At } from './desk-draft';
import type { Visible } from './find-thread';
import { findWaiting } from './waiting';

type AtWaiting = Extract<At, { kind: 'waiting' }>;

/** One of the things that wait for the release, with its text; `undefined` where none does. */
export async function waitingView(
  world: DeskWorld,
  { row, state, keys }: Visible,
  { thread, nth }: AtWaiting,
): Promise<{ readonly at: AtWaiting; readonly view: DeskView } | undefined> {
  const { sent } = await findWaiting(world, await keys(), row);
  const shown = Math.max(0, Math.min(nth, sent.length - 1));
  const one = sent[shown];
  if (one === undefined) return undefined;
  const { message, outOn, alone } = one;
  const at: AtWaiting = { kind: 'waiting', thread, nth: shown, one: { id: message.id, outOn } };
  const page = { items: [message], earlier: shown > 0, later: shown < sent.length - 1 };
  const view: DeskView = {
    name: 'desk_waiting',
    reference: row.reference,
    desk: row.desk,
    excerpt: state.origin !== undefined,
    outOn,
    back: alone,
    number: shown + 1,
    of: sent.length,
    page,
  };
  return { at, view };
}

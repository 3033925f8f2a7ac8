import type { DeskView } from '../domain/desk-view';
import type { Id } from '../domain/ids';
import type { Body, Message } from '../domain/message';
import type { DeskWorld } from './desk';
import type { At } from './desk-draft';
import type { Visible } from './find-thread';
import { findWaiting, type Waiting } from './waiting';

type AtWaiting = Extract<At, { kind: 'waiting' }>;

/** One of the things that wait for the release, with its text; `undefined` where none does. */
export async function waitingView(
  world: DeskWorld,
  visible: Visible,
  { thread, nth }: AtWaiting,
): Promise<{ readonly at: AtWaiting; readonly view: DeskView } | undefined> {
  const { row, state } = visible;
  const all = shownOnes(world, await findWaiting(world, row));
  const shown = Math.max(0, Math.min(nth, all.length - 1));
  const one = all[shown];
  if (one === undefined) return undefined;
  const { id, outOn, can, moves, items } = one;
  const at: AtWaiting = { kind: 'waiting', thread, nth: shown, one: { id, outOn } };
  const page = { items, earlier: shown > 0, later: shown < all.length - 1 };
  const view: DeskView = {
    name: 'desk_waiting',
    reference: row.reference,
    desk: row.desk,
    excerpt: state.origin !== undefined,
    outOn,
    can,
    moves,
    number: shown + 1,
    of: all.length,
    page,
  };
  return { at, view };
}

type Waiter = Extract<DeskView, { name: 'desk_waiting' }>;

interface ShownOne extends Pick<Waiter, 'outOn' | 'can' | 'moves'> {
  readonly id: Id;
  readonly items: readonly Message[];
}

/** What waits, as it is shown: what belongs together as one. */
function shownOnes(
  { clock }: Pick<DeskWorld, 'clock'>,
  { parcels, sent }: Waiting,
): readonly ShownOne[] {
  const written = (id: Id, body: Body): Message => ({ id, day: clock.today(), position: 0, body });
  return [
    ...parcels.map(({ entry, operation, told }): ShownOne => {
      const { id, when } = entry;
      const { outOn } = when;
      const can = 'take_back';
      if (operation.kind === 'move')
        return { id, outOn, can, moves: { dropped: operation.dropped }, items: [] };
      const text = operation.kind === 'excerpt' ? operation.text : textOf(operation.body);
      const toHr = { kind: 'note', author: '', text, from: 'handlers' } as const;
      return { id, outOn, can, items: [written(id, toHr), ...told.map(({ message }) => message)] };
    }),
    ...sent.map(({ entry, message, alone }): ShownOne => {
      const can = alone ? 'change' : 'nothing';
      return { id: entry.id, outOn: entry.when.outOn, can, items: [message] };
    }),
  ];
}

function textOf(body: Body): string {
  return 'text' in body ? body.text : '';
}

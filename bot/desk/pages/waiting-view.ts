import type { DeskView } from '../../domain/desk-view';
import type { Id } from '../../domain/ids';
import type { Body, Message } from '../../domain/message';
import type { ViewNamed } from '../../domain/view';
import type { DeskWorld, OpenCase } from '../case/context';
import type { AtKind } from '../case/desk-draft';
import { findWaiting, type Waiting } from '../case/waiting';

type AtWaiting = AtKind<'waiting'>;

/** One of the things that wait for the pass, with its text; `undefined` if nothing waits. */
export async function waitingView(
  world: DeskWorld,
  visible: OpenCase,
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

type Waiter = ViewNamed<'desk_waiting'>;

interface ShownOne extends Pick<Waiter, 'outOn' | 'can' | 'moves'> {
  readonly id: Id;
  readonly items: readonly Message[];
}

/** What waits, as it is shown: a parcel is one thing. */
function shownOnes({ clock }: DeskWorld, { parcels, sent }: Waiting): readonly ShownOne[] {
  const written = (id: Id, body: Body): Message => ({ id, day: clock.today(), position: 0, body });
  return [
    ...parcels.map(({ entry, operation, told }): ShownOne => {
      const { id, when } = entry;
      const { outOn } = when;
      const can = 'take_back';
      if (operation.kind === 'move') return { id, outOn, can, moves: true, items: [] };
      const text =
        operation.kind === 'excerpt'
          ? operation.text
          : 'text' in operation.body
            ? operation.body.text
            : '';
      const toHr = { kind: 'note', author: '', text, from: 'handlers' } as const;
      return { id, outOn, can, items: [written(id, toHr), ...told.map(({ message }) => message)] };
    }),
    ...sent.map(({ entry, message, alone }): ShownOne => {
      const can = alone ? 'change' : 'nothing';
      return { id: entry.id, outOn: entry.when.outOn, can, items: [message] };
    }),
  ];
}

import type { Day } from '../domain/day';
import type { DeskView } from '../domain/desk-view';
import type { Id } from '../domain/ids';
import type { Body, Message } from '../domain/message';
import type { DeskWorld } from './desk';
import type { At } from './desk-draft';
import type { Visible } from './find-thread';
import { apart, findParcels, type WaitingParcel } from './parcels';
import { findWaiting, type Waiting, type Waits } from './waiting';

type AtWaiting = Extract<At, { kind: 'waiting' }>;

/** One of the things that wait for the release, with its text; `undefined` where none does. */
export async function waitingView(
  world: DeskWorld,
  visible: Visible,
  { thread, nth }: AtWaiting,
): Promise<{ readonly at: AtWaiting; readonly view: DeskView } | undefined> {
  const { row, state, keys } = visible;
  const all = shownOnes(
    world,
    await findShown(world, visible, await findWaiting(world, await keys(), row)),
  );
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

/** What is shown of what waits. */
interface Shown {
  readonly parcels: readonly WaitingParcel[];
  readonly others: readonly Waits[];
}

/** What waits, as it is shown: what belongs together as one. */
export async function findShown(
  world: DeskWorld,
  visible: Visible,
  waiting: Waiting,
): Promise<Shown> {
  const parcels = await findParcels(world, visible, waiting);
  return { parcels, others: apart(waiting, parcels) };
}

/** The day at whose hour the first of it comes out; none where nothing can be shown. */
export function firstOutOf({ parcels, others }: Shown): Day | undefined {
  return [...parcels.map(({ parcel }) => parcel), ...others].map(({ outOn }) => outOn).sort()[0];
}

type Waiter = Extract<DeskView, { name: 'desk_waiting' }>;

interface ShownOne extends Pick<Waiter, 'outOn' | 'can' | 'moves'> {
  readonly id: Id;
  readonly items: readonly Message[];
}

function shownOnes(
  { clock }: Pick<DeskWorld, 'clock'>,
  { parcels, others }: Shown,
): readonly ShownOne[] {
  const written = (id: Id, body: Body): Message => ({ id, day: clock.today(), position: 0, body });
  return [
    ...parcels.map(({ parcel, told }): ShownOne => {
      const { id, outOn } = parcel;
      const can = 'take_back';
      if (parcel.kind === 'move')
        return { id, outOn, can, moves: { dropped: parcel.dropped }, items: [] };
      const toHr = { kind: 'note', author: '', text: parcel.text, from: 'handlers' } as const;
      return { id, outOn, can, items: [written(id, toHr), ...told.map(({ message }) => message)] };
    }),
    ...others.map(({ message, outOn, alone }): ShownOne => {
      const can = alone ? 'change' : 'nothing';
      return { id: message.id, outOn, can, items: [message] };
    }),
  ];
}

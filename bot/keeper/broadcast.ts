import type { Day } from '../domain/day';
import { pieceOn } from '../domain/piece';
import { mayBeAhead } from '../domain/retention';
import { type Broadcasts, type PiecePoster, type PieceRoad, pieceRoads } from '../ports/broadcast';
import type { Clock } from '../ports/clock';
import type { DraftKeys } from '../ports/draft-keys';
import type { Journal } from '../ports/journal';
import type { Leader } from '../ports/leader';

/** The channels in which the operator lets the piece be posted. */
export type BroadcastRoads = Readonly<Partial<Record<PieceRoad, PiecePoster | undefined>>>;

export interface BroadcastWorld {
  readonly clock: Pick<Clock, 'today'>;
  readonly journal: Pick<Journal, 'fault'>;
  readonly leader: Pick<Leader, 'lead'>;
  readonly draftKeys: Pick<DraftKeys, 'days'>;
  readonly broadcasts: Broadcasts;
  readonly lastPass: () => Day;
}

/** Posts the weekly piece on its day, by the clock alone. To be called with each upkeep, one at a time. */
export type Broadcast = () => Promise<void>;

export function createBroadcast(world: BroadcastWorld, roads: BroadcastRoads): Broadcast {
  const { broadcasts, journal, leader, lastPass } = world;

  const look = async (road: PieceRoad): Promise<void> => {
    const poster = roads[road];
    if (poster === undefined) return broadcasts.forget(road);
    const day = lastPass();
    const piece = pieceOn(day);
    const known = await broadcasts.state(road);
    const state = { road, day };
    if (known === undefined) {
      // Not on the day on which it was switched on: the first one comes with the next week's.
      await broadcasts.keep(state, undefined);
      return;
    }
    // A clock that was set back brings no second one. It is marked before it is posted: never twice.
    if (piece === undefined || day <= known.day || !(await broadcasts.keep(state, known))) return;
    try {
      await poster.post(piece);
    } catch (error) {
      journal.fault('broadcast', error);
      // It surely was not posted: the next look tries again.
      await broadcasts.keep(known, state);
    }
  };

  return async () => {
    if (!(await leader.lead())) return;
    if (mayBeAhead(await world.draftKeys.days(), world.clock.today())) return;
    for (const road of pieceRoads) await look(road);
  };
}

import { addDays, type Day } from '../../domain/day';
import { limits } from '../../domain/limits';
import { pieceOn } from '../../domain/piece';
import { mayBeAhead } from '../../domain/retention';
import {
  type Broadcasts,
  type PiecePoster,
  type PieceRoad,
  pieceRoads,
} from '../../ports/broadcast';
import type { KeeperWorld } from '../keeper';

/** The channels in which the operator lets the piece be posted. */
export type BroadcastRoads = Readonly<Partial<Record<PieceRoad, PiecePoster | undefined>>>;

type BroadcastWorld = Pick<KeeperWorld, 'clock' | 'journal' | 'leader' | 'draftKeys'> & {
  readonly broadcasts: Broadcasts;
  readonly lastPass: () => Day;
};

/** Posts the weekly piece on its day, by the clock only. Called with each upkeep, one at a time. */
export function createBroadcast(world: BroadcastWorld, roads: BroadcastRoads): () => Promise<void> {
  const { broadcasts, journal, leader, lastPass } = world;

  const look = async (road: PieceRoad): Promise<void> => {
    const poster = roads[road];
    if (poster === undefined) return broadcasts.forget(road);
    const day = lastPass();
    const piece = pieceOn(day);
    const known = await broadcasts.state(road);
    const state = { road, day };
    if (known === undefined || known.day > addDays(day, limits.stopDays)) {
      // On the day on which it is switched on nothing is posted: the first piece is the next week's. A day
      // far to come counts as none: nothing keeps the pieces back.
      await broadcasts.keep(state, known);
      return;
    }
    // A clock that was set back brings no second one. It is marked before it is posted: never twice.
    if (piece === undefined || day <= known.day || !(await broadcasts.keep(state, known))) return;
    try {
      await poster.post(piece);
    } catch (error) {
      journal.fault('broadcast', error);
      // It was not posted: the next look tries again.
      await broadcasts.keep(known, state);
    }
  };

  return async () => {
    if (!(await leader.lead())) return;
    if (mayBeAhead(await world.draftKeys.days(), world.clock.today())) return;
    for (const road of pieceRoads) await look(road);
  };
}

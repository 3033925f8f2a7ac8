import type { Day } from '../domain/day';
import type { Piece } from '../domain/piece';

/** Where the weekly piece goes: in one channel of each messenger. */
export const pieceRoads = ['teams', 'slack'] as const;
export type PieceRoad = (typeof pieceRoads)[number];

/** Which piece was posted last on one road. */
export interface PieceState {
  readonly road: PieceRoad;
  /** The day of the pass with which it was posted. */
  readonly day: Day;
}

/** Keeps which piece was posted last. */
export interface Broadcasts {
  state(road: PieceRoad): Promise<PieceState | undefined>;
  /** Keeps a state if it is still `from`; without `from`, if there is none. Gives whether it did. */
  keep(state: PieceState, from: PieceState | undefined): Promise<boolean>;
  /** Forgets which piece was posted last on a road. */
  forget(road: PieceRoad): Promise<void>;
}

/** Posts the weekly piece in one channel. Rejects when the messenger surely did not take it. */
export interface PiecePoster {
  post(piece: Piece): Promise<void>;
}

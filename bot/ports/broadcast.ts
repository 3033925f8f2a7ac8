import type { Day } from '../domain/day';
import type { Piece } from '../domain/piece';

/** Where the weekly piece is posted: one channel in each messenger. */
export const pieceRoads = ['teams', 'slack'] as const;
export type PieceRoad = (typeof pieceRoads)[number];

/** The last piece posted on one road. */
export interface PieceState {
  readonly road: PieceRoad;
  /** The day of the pass with which it was posted. */
  readonly day: Day;
}

export interface Broadcasts {
  state(road: PieceRoad): Promise<PieceState | undefined>;
  /** Replaces the state `from`; without `from` there must be none. Returns whether it did. */
  keep(state: PieceState, from: PieceState | undefined): Promise<boolean>;
  forget(road: PieceRoad): Promise<void>;
}

/** Posts the weekly piece in one channel. Rejects when the messenger surely did not take it. */
export interface PiecePoster {
  post(piece: Piece): Promise<void>;
}

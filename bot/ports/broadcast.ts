import type { Day } from '../domain/day';
import type { RecipientId } from '../domain/ids';
import type { Piece } from '../domain/piece';

/**
 * One of all for whom the app is installed in Teams: the one kind of row that names people of whom nobody
 * knows whether they have reported.
 */
export interface RecipientRow {
  /** Drawn anew at each pass. */
  readonly id: RecipientId;
  /** The conversation's address, of one size, sealed under a vault key. */
  readonly sealed: Uint8Array;
}

/** Where the weekly piece goes. */
export type PieceRoad = 'teams' | 'slack';

/** How far the newest piece has come on one road. */
export interface PieceState {
  readonly road: PieceRoad;
  /** The day of the pass at which it began. */
  readonly day: Day;
  /** Places of the week's order that are behind it, of {@link places}: marked before they are told. */
  readonly reached: number;
  /** What the week's order is made of; gone when the piece is out. */
  readonly weekKey?: Uint8Array | undefined;
}

/** In how many places the week's order is divided; a number of them names nobody. */
export const places = 65_536;

/** Recipients and how far the piece has come. */
export interface Broadcasts {
  recipients(): Promise<readonly RecipientRow[]>;
  /**
   * Gives every row to `make` and puts what comes back in their place, in the order of the ids, in one
   * transaction. Where others have written them meanwhile, `make` is called again, and the last time counts.
   */
  rewrite(make: (rows: readonly RecipientRow[]) => Promise<readonly RecipientRow[]>): Promise<void>;
  state(road: PieceRoad): Promise<PieceState | undefined>;
  /**
   * Keeps a state if nobody has changed it since `from` was read; without one, if there is none. Gives
   * whether it did.
   */
  keep(state: PieceState, from: PieceState | undefined): Promise<boolean>;
  /** Forgets how far the piece has come on a road, and with Teams every recipient. */
  forget(road: PieceRoad): Promise<void>;
}

/** Recipients' addresses, sealed under the newest vault key and opened with any. */
export interface RecipientSealer {
  /** Throws `seal_size` for an address that is too long. */
  seal(id: RecipientId, address: string): Uint8Array;
  open(row: RecipientRow): string;
  isNewest(row: RecipientRow): boolean;
  /** `HMAC(week's key, conversation)`; 32 bytes, by which a week's order goes. */
  order(weekKey: Uint8Array, conversation: string): Uint8Array;
}

/** Posts the weekly piece to one person alone. */
export interface PieceSender {
  /** What tells one person's conversation from another's; `undefined` for what is no address. */
  conversationOf(address: string): string | undefined;
  /** `gone`: the app is there no more. Rejects when the messenger did not take it, or nobody can say. */
  post(address: string, piece: Piece): Promise<'taken' | 'gone'>;
}

/** Posts the weekly piece in one channel. Rejects when the messenger surely did not take it. */
export interface PiecePoster {
  post(piece: Piece): Promise<void>;
}

/** Who has got the app, and who has taken it away, as the messenger says. */
export interface Installs {
  added(address: string): void;
  removed(address: string): void;
}

import type { Day } from '../domain/day';
import { type Piece, pieceOn } from '../domain/piece';
import { mayBeAhead } from '../domain/retention';
import {
  type Broadcasts,
  type Installs,
  type PiecePoster,
  type PieceRoad,
  type PieceSender,
  type PieceState,
  places,
} from '../ports/broadcast';
import type { Clock } from '../ports/clock';
import type { DraftKeys } from '../ports/draft-keys';
import type { Leader } from '../ports/leader';
import type { Random } from '../ports/random';
import { createRecipients, type RecipientsWorld } from './recipients';
import { tellEverybody } from './tell-everybody';

/** The weekly piece, by the clock alone. */
export interface Broadcast extends Installs {
  /**
   * To be called with each upkeep: writes the recipients at a pass, and begins the week's piece or goes on
   * with it. Resolves before the piece is out.
   */
  look(): Promise<void>;
  /** Resolves when what was begun is out, or was left for later. */
  settled(): Promise<void>;
  /** Begins nothing more; resolves when nobody is being told. */
  end(): Promise<void>;
}

/** Where the operator lets the piece go. */
export interface BroadcastRoads {
  /** To everybody for whom the app is installed, if these are nearly all employees. */
  readonly teams?: { readonly sender: PieceSender; readonly employees: number } | undefined;
  /** Once into a channel. */
  readonly slack?: PiecePoster | undefined;
}

export interface BroadcastWorld extends RecipientsWorld {
  readonly clock: Pick<Clock, 'today'>;
  readonly random: Pick<Random, 'id' | 'bytes'>;
  readonly leader: Pick<Leader, 'lead'>;
  readonly draftKeys: Pick<DraftKeys, 'days'>;
  readonly broadcasts: Broadcasts;
  /** The day of the last pass. */
  readonly lastPass: () => Day;
}

export function createBroadcast(world: BroadcastWorld, roads: BroadcastRoads): Broadcast {
  const { broadcasts, random, leader, journal, lastPass } = world;
  const { teams, slack } = roads;
  const recipients = teams && createRecipients(world, teams);
  let written: Day | undefined;
  let running: Promise<void> | undefined;
  let posting = Promise.resolve();
  let isEnding = false;

  /** The state of a piece that is to be told now, if there is one. */
  const due = async (road: PieceRoad): Promise<Due | undefined> => {
    const day = lastPass();
    const piece = pieceOn(day);
    const known = await broadcasts.state(road);
    if (known === undefined) {
      // Not on the day on which it was switched on: the first one comes with the next week's.
      await broadcasts.keep({ road, day, reached: places }, undefined);
      return undefined;
    }
    // A clock that was set back brings no second one.
    if (piece === undefined || day < known.day) return leaveUnfinished(known, day);
    if (day === known.day) return known.reached < places ? { piece, state: known } : undefined;
    const weekKey = road === 'teams' ? random.bytes(32) : undefined;
    const state = { road, day, reached: 0, weekKey };
    return (await broadcasts.keep(state, known)) ? { piece, state } : undefined;
  };
  const leaveUnfinished = async (known: PieceState, day: Day): Promise<undefined> => {
    if (known.reached < places && known.day < day) await broadcasts.keep(outOf(known), known);
  };

  const tellTeams = async ({ piece, state: begun }: Due): Promise<void> => {
    if (teams === undefined || recipients === undefined) return;
    let state = begun;
    const sender: PieceSender = {
      ...teams.sender,
      post: (address, said) => {
        const work = teams.sender.post(address, said);
        posting = work.then(
          () => undefined,
          () => undefined,
        );
        return work;
      },
    };
    const goesOn = async (): Promise<boolean> =>
      !isEnding && lastPass() === state.day && (await leader.lead());
    const gone = await tellEverybody(await recipients.all(), state, {
      ...world,
      piece,
      sender,
      sealer: world.recipientSealer,
      goesOn,
      mark: async (reached) => {
        const next = { ...state, reached };
        if (!(await broadcasts.keep(next, state))) return false;
        state = next;
        return true;
      },
    });
    for (const { address } of gone) recipients.removed(address);
    if (await goesOn()) await broadcasts.keep(outOf(state), state);
  };

  const postInSlack = async ({ piece, state }: Due): Promise<void> => {
    if (slack === undefined) return;
    const out = outOf(state);
    if (!(await broadcasts.keep(out, state))) return;
    try {
      await slack.post(piece);
    } catch (error) {
      journal.fault('broadcast', error);
      // It surely was not posted: the next look tries again.
      await broadcasts.keep(state, out);
    }
  };

  const runAll = async (): Promise<void> => {
    if (mayBeAhead(await world.draftKeys.days(), world.clock.today())) return;
    for (const [road, tell] of [
      ['slack', postInSlack],
      ['teams', tellTeams],
    ] as const) {
      if (roads[road] === undefined) await broadcasts.forget(road);
      else await due(road).then((found) => found && tell(found));
    }
  };

  return {
    added: (address) => recipients?.added(address),
    removed: (address) => recipients?.removed(address),
    look: async () => {
      if (isEnding) return;
      const pass = lastPass();
      if (recipients !== undefined && pass !== written) {
        await recipients.write();
        written = pass;
      }
      if (!(await leader.lead())) return;
      running ??= runAll()
        .catch((error: unknown) => {
          journal.fault('broadcast', error);
        })
        .finally(() => {
          running = undefined;
        });
    },
    settled: async () => running,
    end: async () => {
      isEnding = true;
      await posting;
    },
  };
}

interface Due {
  readonly piece: Piece;
  readonly state: PieceState;
}

/** A piece that is out, or is not gone on with. */
function outOf({ road, day }: PieceState): PieceState {
  return { road, day, reached: places };
}

import { toHex } from '../domain/hex';
import type { Piece } from '../domain/piece';
import {
  type PieceSender,
  type PieceState,
  places,
  type RecipientSealer,
} from '../ports/broadcast';
import type { Journal } from '../ports/journal';
import type { Random } from '../ports/random';
import { KeeperError } from './keeper-error';
import type { Installed } from './recipients';
import { retryAfter } from './rests';
import { waitAfter } from './wait-after';

/** Between two people, in milliseconds: Teams takes fifty requests a second of an app, presses among them. */
const betweenPeople = 100;
/** Waits after what failed, in milliseconds; as many people at most miss a week's piece by one outage. */
const waits = [1_000, 15_000, 120_000, 600_000];
/** From so many on, more refusals than successes are no people who took the app away. */
const suspicious = 5;
/** How often one person is tried for whom the messenger wanted to be left alone. */
const tries = 5;

export interface Round {
  readonly piece: Piece;
  readonly sender: PieceSender;
  readonly sealer: Pick<RecipientSealer, 'order'>;
  readonly journal: Pick<Journal, 'fault'>;
  readonly random: Pick<Random, 'bytes'>;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Whether it is still this process's to tell, and still the day. */
  readonly goesOn: () => Promise<boolean>;
  /** Notes how far it has come, durably; `false` when another process has gone on with it. */
  readonly mark: (reached: number) => Promise<boolean>;
}

/**
 * Tells everybody, in an order that only the week's key gives, from where it was left. Each place is marked
 * before its people are told, so that nobody is told twice: who was to be told when the process ended is told
 * nothing. Gives those for whom the app is there no more.
 */
export async function tellEverybody(
  everybody: readonly Installed[],
  { reached, weekKey }: Pick<PieceState, 'reached' | 'weekKey'>,
  round: Round,
): Promise<readonly Installed[]> {
  const { mark, goesOn, pause } = round;
  if (weekKey === undefined) return [];
  const gone: Installed[] = [];
  let told = 0;
  let failures = 0;
  for (const { place, people } of inOrder(everybody, weekKey, round.sealer)) {
    if (place < reached) continue;
    if (!(await goesOn()) || !(await mark(place + 1))) break;
    for (const one of people) {
      const became = await tellOne(one, round);
      told += became === 'taken' ? 1 : 0;
      if (became === 'gone') gone.push(one);
      failures = became === 'failed' ? failures + 1 : 0;
      await pause(failures === 0 ? betweenPeople : waitAfter(failures, waits, round.random));
      if (!(await goesOn())) return removed(gone, told, round);
    }
  }
  return removed(gone, told, round);
}

/** Where most are refused the app is blocked for everybody, and nobody has taken it away. */
function removed(
  gone: readonly Installed[],
  told: number,
  { journal }: Round,
): readonly Installed[] {
  if (gone.length <= told || gone.length < suspicious) return gone;
  journal.fault('broadcast', new KeeperError('piece_refused'));
  return [];
}

/** Tells one person, again where the messenger surely took nothing. */
async function tellOne(
  { address }: Installed,
  { sender, piece, journal, pause, goesOn }: Round,
): Promise<'taken' | 'gone' | 'failed'> {
  for (let tried = 1; tried <= tries; tried++) {
    try {
      return await sender.post(address, piece);
    } catch (error) {
      journal.fault('broadcast', error);
      const asked = retryAfter(error);
      if (asked === 0) return 'failed';
      await pause(asked);
      if (!(await goesOn())) return 'failed';
    }
  }
  return 'failed';
}

/** The people of each place, in the order of their HMACs. */
function inOrder(
  everybody: readonly Installed[],
  weekKey: Uint8Array,
  { order }: Pick<RecipientSealer, 'order'>,
): readonly { readonly place: number; readonly people: readonly Installed[] }[] {
  const ordered = everybody
    .map((one) => ({ one, at: toHex(order(weekKey, one.conversation)) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const groups = new Map<number, Installed[]>();
  for (const { one, at } of ordered) {
    const place = Number.parseInt(at.slice(0, 4), 16) % places;
    groups.set(place, [...(groups.get(place) ?? []), one]);
  }
  return [...groups].map(([place, people]) => ({ place, people }));
}

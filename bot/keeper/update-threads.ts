import type { Month } from '../domain/day';
import type { Revision, ThreadId } from '../domain/ids';
import type { Renewal } from '../domain/operation';
import { isExpired } from '../domain/retention';
import { applyAct, expiryAfter, standsOpen, type ThreadState } from '../domain/thread';
import type { Release } from '../ports/pool';
import type { ThreadRow } from '../ports/thread-store';
import type { Change } from './changes';
import { afterExcerpt, type ExcerptNews, excerptNews } from './excerpt-news';
import type { KeeperWorld } from './keeper';
import { mapUndamaged } from './map-undamaged';
import { turnedTo } from './open-months';

export interface Updated {
  readonly row: ThreadRow;
  readonly state: ThreadState;
  /** Whether something new came to its desk. */
  readonly isNews: boolean;
  /** How the row is stored from now on; none when it stays as it was. */
  readonly to?: Release['updates'][number]['to'];
}

/**
 * The states of threads after what was written in them in a window, and after what happened in an excerpt of
 * theirs.
 *
 * @param shared the month under which all open threads stand after the release
 * @param rows the threads that there will be after the release, as far as the changes concern them
 * @param find further such threads
 */
export async function updateThreads(
  world: KeeperWorld,
  shared: Month,
  rows: readonly ThreadRow[],
  changes: readonly Change[],
  find: (ids: readonly ThreadId[]) => Promise<readonly ThreadRow[]>,
): Promise<readonly Updated[]> {
  const changesOf = (row: ThreadRow): Change[] => changes.filter((c) => c.thread === row.id);
  const written = await open(
    world,
    rows.filter((row) => changesOf(row).length > 0),
    changesOf,
  );
  const news = excerptNews(written);
  const others = [...news.keys()].filter((id) => !rows.some((row) => row.id === id));
  const today = world.clock.today();
  // An expired one goes with the day's upkeep, and its key may be gone before it.
  const origins = (await find(others)).filter(({ expiry }) => !isExpired(expiry, today));
  const opened = [...written, ...(await open(world, origins, changesOf))];
  return mapUndamaged(world, opened, (one) => close(world, shared, one, news.get(one.row.id)));
}

/** A thread with its state after the window's own acts. */
interface Opened {
  readonly row: ThreadRow;
  readonly changes: readonly Change[];
  readonly state: ThreadState;
  /** Whether it stood open before the window. */
  readonly wasOpen: boolean;
}

/** One thread whose state cannot be read keeps its messages, and does not hold up the others. */
function open(
  world: KeeperWorld,
  rows: readonly ThreadRow[],
  changesOf: (row: ThreadRow) => readonly Change[],
): Promise<Opened[]> {
  return mapUndamaged(world, rows, async (row) => {
    const changes = inWindowOrder(changesOf(row));
    const before = await world.threadSealer.openState(row);
    const state = changes.map((c) => c.act).reduce(applyAct, before);
    return { row, changes, state: asksStill(state, changes), wasOpen: standsOpen(before) };
  });
}

/** An answer in the window in which HR is asked about was given unseen: the question stays open. */
function asksStill(state: ThreadState, changes: readonly Change[]): ThreadState {
  const answered = state.hr === 'yes' || state.hr === 'no';
  const asked = changes.some(({ act }) => act.kind === 'hr_asked');
  return answered && asked ? { ...state, hr: 'asked' } : state;
}

/** The desk's acts first: a message that the desk had not seen when it answered still waits for an answer. */
function inWindowOrder(changes: readonly Change[]): Change[] {
  const rank = (c: Change): number => (c.side === 'desk' ? 0 : 10) + c.place;
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

async function close(
  world: KeeperWorld,
  shared: Month,
  { row, changes, state: own, wasOpen }: Opened,
  news: ExcerptNews | undefined,
): Promise<Updated> {
  const { threadSealer, random, clock } = world;
  const state = news === undefined ? own : afterExcerpt(own, news);
  const fromHr = news?.answered === true && state.hr === 'answered';
  const isNews = fromHr || changes.some(({ side }) => side === 'reporter');
  if (changes.length === 0 && state === own) return { row, state, isNews };
  const revision = random.id<Revision>();
  const today = clock.today();
  // At a turn of the month those leave that were closed before the window.
  const expiry =
    row.expiry === shared || wasOpen
      ? expiryAfter(row, state, today, shared)
      : turnedTo(world, state, today, shared);
  // From now on people compare the new revision.
  const { version: _, ...sealing } = state;
  // Two of one window: the later one counts, as its writer was told.
  const renewal = inWindowOrder(changes).findLast((change) => change.renewal)?.renewal;
  const held = renewal === undefined ? row : { ...row, keys: await rekeyed(world, row, renewal) };
  const { keys } = expiry === row.expiry ? held : await threadSealer.rewrap(held, expiry);
  const { id, desk } = row;
  const sealed = threadSealer.sealState({ id, desk, revision, expiry }, sealing);
  const index = renewal && { blindIndex: renewal.blindIndex };
  return { row, state, isNews, to: { revision, state: sealed, expiry, keys, ...index } };
}

/** The same keys, with another code in the reporter's place. */
async function rekeyed(
  { threadSealer }: KeeperWorld,
  row: ThreadRow,
  { publicKey }: Renewal,
): Promise<Uint8Array> {
  const { common } = await threadSealer.openAsDesk(row);
  const reporterCommon = threadSealer.wrapForReporter(row.id, publicKey, common);
  return threadSealer.rekey(row, { publicKey, reporterCommon });
}

import type { Month } from '../../domain/day';
import type { ThreadId } from '../../domain/ids';
import type { Renewal } from '../../domain/operation';
import { isExpired } from '../../domain/retention';
import { expiryAfter, isAmongOpen, type ThreadState } from '../../domain/thread';
import {
  type Act,
  afterHrAnswered,
  afterHrRead,
  applyAct,
  withMore,
} from '../../domain/thread-act';
import type { PassWrites } from '../../ports/pool-store';
import type { ThreadRow } from '../../ports/threads';
import { changeRow } from '../../threads/change-state';
import { mapUndamaged } from '../../threads/map-undamaged';
import type { KeeperWorld } from '../keeper';
import { turnedTo } from '../upkeep/open-months';
import type { Change } from './changes';

export interface Updated {
  readonly row: ThreadRow;
  readonly state: ThreadState;
  readonly isNews: boolean;
  readonly to?: PassWrites['updates'][number]['to'];
}

/**
 * The threads' states after a window. `shared` is the month of open threads after it; `rows` are the threads
 * that exist then, and `find` finds those that an excerpt is of.
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
  // The upkeep removes expired ones, and their key may be gone already.
  const origins = (await find(others)).filter(({ expiry }) => !isExpired(expiry, today));
  const opened = [...written, ...(await open(world, origins, changesOf))];
  return mapUndamaged(world, opened, (one) => close(world, shared, one, news.get(one.row.id)));
}

interface OpenedThread {
  readonly row: ThreadRow;
  readonly changes: readonly Change[];
  readonly state: ThreadState;
  /** Whether it was open before the window. */
  readonly wasOpen: boolean;
}

/** Opens threads. An unreadable state keeps its messages, and does not hold up the others. */
function open(
  world: KeeperWorld,
  rows: readonly ThreadRow[],
  changesOf: (row: ThreadRow) => readonly Change[],
): Promise<OpenedThread[]> {
  return mapUndamaged(world, rows, async (row) => {
    const changes = inWindowOrder(changesOf(row));
    const before = await world.threadSealer.openState(row);
    const state = changes.map((c) => c.act).reduce(applyAct, before);
    return { row, changes, state: asksStill(state, changes), wasOpen: isAmongOpen(before) };
  });
}

/** An answer given in the same window as HR's question was given unseen: the question stays open. */
function asksStill(state: ThreadState, changes: readonly Change[]): ThreadState {
  const answered = state.hr === 'yes' || state.hr === 'no';
  const asked = changes.some(({ act }) => act.kind === 'hr_asked');
  return answered && asked ? { ...state, hr: 'asked' } : state;
}

/** Desk acts come first: a message that the desk had not seen when it answered still needs an answer. */
function inWindowOrder(changes: readonly Change[]): Change[] {
  const rank = (c: Change): number => (c.side === 'desk' ? 0 : 10) + c.place;
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

async function close(
  world: KeeperWorld,
  shared: Month,
  { row, changes, state: own, wasOpen }: OpenedThread,
  news: ExcerptNews | undefined,
): Promise<Updated> {
  const state = news === undefined ? own : afterExcerpt(own, news);
  const fromHr = news?.answered === true && state.hr === 'answered';
  const isNews = fromHr || changes.some(({ side }) => side === 'reporter');
  if (changes.length === 0 && state === own) return { row, state, isNews };
  const today = world.clock.today();
  // Threads closed before the window leave at the turn of the month.
  const expiry =
    row.expiry === shared || wasOpen
      ? expiryAfter(row, state, today, shared)
      : turnedTo(world, state, today, shared);
  // From now on people's drafts are compared with the new revision.
  const { version: _, ...sealing } = state;
  // The later of two new codes counts, as its writer was told.
  const renewal = inWindowOrder(changes).findLast((change) => change.renewal)?.renewal;
  const held = renewal === undefined ? row : { ...row, keys: await rekeyed(world, row, renewal) };
  const { to } = await changeRow(world, held, { ...sealing, changedOn: today }, expiry);
  const index = renewal && { blindIndex: renewal.blindIndex };
  return { row, state, isNews, to: { ...to, ...index } };
}

/** The same keys, with a new code in the reporter's place. */
async function rekeyed({ threadSealer }: KeeperWorld, row: ThreadRow, { publicKey }: Renewal) {
  const { common } = await threadSealer.openAsDesk(row);
  const reporterCommon = threadSealer.wrapForReporter(row.id, publicKey, common);
  return threadSealer.rekey(row, { publicKey, reporterCommon });
}

/** What happened in a window in the excerpt that HR has of a handlers' thread. */
interface ExcerptNews {
  /** The handlers have written, in the reporter's place. */
  readonly wrote: boolean;
  readonly answered: boolean;
}

/** The news for handlers' threads from their excerpts. */
function excerptNews(written: readonly OpenedThread[]): ReadonlyMap<ThreadId, ExcerptNews> {
  const news = new Map<ThreadId, ExcerptNews>();
  for (const { state, changes } of written) {
    const { origin } = state;
    if (origin === undefined) continue;
    const before = news.get(origin);
    news.set(origin, {
      wrote: before?.wrote === true || changes.some(({ side }) => side === 'reporter'),
      answered:
        before?.answered === true ||
        changes.some(({ side, act }) => side === 'desk' && isSaid(act)),
    });
  }
  return news;
}

/** Notes stay among HR's officers. */
function isSaid(act: Act): boolean {
  return act.kind !== 'note';
}

/** Applies HR's answer last: what the handlers did in the same window, they did without seeing it. */
function afterExcerpt(state: ThreadState, { wrote, answered }: ExcerptNews): ThreadState {
  const read = wrote ? afterHrRead(state) : state;
  const after = answered ? afterHrAnswered(read) : read;
  return wrote || answered ? withMore(after) : after;
}

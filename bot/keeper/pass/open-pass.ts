import type { Desk, ThreadId } from '../../domain/ids';
import { limits } from '../../domain/limits';
import type { Entry, SubmissionId } from '../../domain/operation';
import type { Readable } from '../../domain/readers';
import type { PassWrites, StoredThreads } from '../../ports/pool-store';
import type { ThreadRow } from '../../ports/threads';
import { seenNow } from '../../threads/count-messages';
import { mapUndamaged } from '../../threads/map-undamaged';
import type { KeeperWorld } from '../keeper';
import { KeeperError } from '../keeper-error';
import { sharedFrom } from '../upkeep/open-months';
import { resealThreads } from '../upkeep/reseal-threads';
import { applicable, notOut } from './applicable';
import { changeOf, type Delivered, namedThreads, type Opening, ofKind, placed } from './changes';
import {
  type Begun,
  fileThreads,
  giveExcerpt,
  type PassDay,
  refusedExcerpts,
} from './file-threads';
import { movesThatCount, moveThread } from './move-threads';
import { updateThreads } from './update-threads';
import { type Ahead, nothingAhead } from './work-ahead';

/** The state of a thread that is new at a desk or has something new. */
export interface Arrived extends Readable {
  readonly desk: Desk;
}

/** What a pass stores, but for the notices. */
export interface OpenedPass extends Omit<PassWrites, 'notices'> {
  readonly arrived: readonly Arrived[];
  /** Submissions that cannot be applied now, and wait on. */
  readonly left: readonly SubmissionId[];
  /** New ids of moved threads: what is still to be delivered in them follows. */
  readonly moved: ReadonlyMap<ThreadId, ThreadId>;
}

interface How {
  /** Whether all open threads are sealed again. */
  readonly isPass: boolean;
  /** Whether missing keys have been read: what does not open then waits on. */
  readonly areKeysRead?: boolean;
  readonly ahead?: Ahead;
}

/**
 * At a pass, all open threads are sealed again, which names each damaged one. A second line would tell that
 * its reporter has written.
 */
const silent: KeeperWorld['journal'] = { count: () => undefined, fault: () => undefined };

/** Turns due entries into what is stored. A reporter's messages come first: moves take them along. */
export async function openPass(
  world: KeeperWorld,
  all: readonly Entry[],
  stored: StoredThreads,
  { isPass, areKeysRead = true, ahead = nothingAhead }: How,
): Promise<OpenedPass> {
  const filedOn = world.clock.today();
  const at: PassDay = { filedOn, shared: sharedFrom(world, filedOn) };
  const found = await stored.find(namedThreads(all));
  const there = new Map(found.map((row) => [row.id, row]));
  const opening = { world, entries: all, there };
  const { entries: whole, left } = await applicable(opening, areKeysRead);
  const entries = await notOut({ ...opening, entries: whole }, filedOn);
  const refused = await refusedExcerpts({ ...opening, entries });
  const due = entries.filter(({ id }) => !refused.has(id));
  const written = ofKind(due, 'message').filter(({ operation }) => {
    const isThere = there.has(operation.thread);
    // A thread that is gone never comes back. Of a reporter's message no line tells that there was one.
    if (!isThere && operation.side === 'desk')
      world.journal.fault('pass', new KeeperError('operation_left_out'));
    return isThere;
  });

  const moves = movesThatCount({ ...opening, entries: due }).flatMap((one) => {
    const row = there.get(one.operation.from);
    const own = written.filter(({ operation }) => operation.thread === one.operation.from);
    return row === undefined ? [] : [moveThread(world, one, row, own, at)];
  });
  const moved = await Promise.all(moves);
  const gone = new Set(moved.map(({ removal }) => removal.id));
  const begun: Begun[] = [
    ...(await fileThreads(world, due, at, ahead.filed)),
    ...(await excerptsOf({ ...opening, entries: due }, at)),
  ];
  const present = found.filter(({ id }) => !gone.has(id));
  const others = written.filter(({ operation }) => !gone.has(operation.thread));
  const updated = await updateThreads(
    isPass ? { ...world, journal: silent } : world,
    at.shared,
    present,
    others.map(changeOf),
    async (ids) => stored.find(ids.filter((id) => !gone.has(id))),
  );
  const newThreads = [...begun.map(({ thread }) => thread), ...moved.map(({ thread }) => thread)];
  const touched = new Set([
    ...updated.map(({ row }) => row.id),
    ...gone,
    ...newThreads.map(({ id }) => id),
  ]);
  return {
    left,
    moved: new Map(moved.map(({ removal, thread }) => [removal.id, thread.id])),
    removals: moved.map(({ removal }) => removal),
    threads: newThreads,
    messages: [
      ...begun.map(({ message }) => message),
      ...moved.flatMap(({ messages }) => messages),
      ...(await Promise.all(present.map((row) => sealMessages(opening, row, others)))).flat(),
    ],
    cases: moved.flatMap(({ cases }) => cases),
    records: moved.flatMap(({ records }) => records),
    updates: [
      ...(isPass ? await resealThreads(world, stored, at.shared, touched, ahead) : []),
      ...updated.flatMap(({ row, to }) =>
        to === undefined ? [] : [{ id: row.id, from: row.revision, to }],
      ),
    ],
    arrived: [
      ...(await mapUndamaged(world, newThreads, async (row) => ({
        desk: row.desk,
        row,
        state: await world.threadSealer.openState(row),
      }))),
      ...updated
        .filter(({ isNews }) => isNews)
        .map(({ row, state }) => ({ desk: row.desk, row, state })),
    ],
  };
}

async function excerptsOf(
  { world, entries, there }: Opening,
  at: PassDay,
): Promise<readonly Begun[]> {
  const begun: Begun[] = [];
  for (const one of ofKind(entries, 'excerpt')) {
    const origin = there.get(one.operation.origin);
    const excerpt = origin && (await giveExcerpt(world, one, origin, at));
    if (excerpt !== undefined) begun.push(excerpt);
  }
  return begun;
}

/** Seals what comes out in a thread. */
async function sealMessages(
  { world }: Opening,
  row: ThreadRow,
  others: readonly Delivered<'message'>[],
): Promise<PassWrites['messages']> {
  const written = others.filter(({ operation }) => operation.thread === row.id);
  if (written.length === 0) return [];
  const { common } = await world.threadSealer.openAsDesk(row);
  const { messages: out } = await seenNow(world, { common }, 'reporter');
  return placed(written, out).map(({ delivered: { operation }, message }) => {
    const { side, ofSide } = operation;
    return {
      candidates: world.messages.tags(common, side, ofSide, limits.candidateTags),
      envelope: world.messages.seal(common, row.id, message),
    };
  });
}

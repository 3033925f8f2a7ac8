import type { Revision, ThreadId } from '../../domain/ids';
import { type Member, receives } from '../../domain/member';
import {
  canBeShown,
  isExpiredCase,
  mayRead,
  type Readable,
  readersOf,
  withoutExpiry,
} from '../../domain/readers';
import { parseReference } from '../../domain/reference';
import { versionOf } from '../../domain/thread';
import type { PoolSnapshot } from '../../ports/pool';
import type { DataKeys } from '../../ports/sealers';
import type { ThreadRow } from '../../ports/threads';
import { countNotes } from '../../threads/notes';
import type { DeskContext, DeskWorld, Looked, OpenCase } from './context';
import type { SeenThread } from './desk-draft';
import { countPending, findWaiting, nameWaiting, type Waiting, waitingOf } from './waiting';

/**
 * A thread by its id, for a member who may know of it. A missing thread and one that the member may not see
 * get the same answer.
 */
export async function findVisible(
  seat: DeskContext,
  thread: string,
): Promise<OpenCase | undefined> {
  if (!/^[0-9a-f]{32}$/.test(thread)) return undefined;
  return visibleRow(seat, await seat.world.threads.byId(thread as ThreadId));
}

/** The same by its reference. */
export async function findByReference(
  seat: DeskContext,
  typed: string,
): Promise<OpenCase | undefined> {
  const reference = parseReference(typed);
  if (reference === undefined) return undefined;
  return visibleRow(seat, await seat.world.threads.byReference(reference));
}

/** The same for an expired case, which its readers can only propose to open. */
export async function findExpired(
  seat: DeskContext,
  thread: string,
): Promise<OpenCase | undefined> {
  if (!/^[0-9a-f]{32}$/.test(thread)) return undefined;
  const row = await seat.world.threads.byId(thread as ThreadId);
  return visibleRow(seat, row, (one) => isExpiredCase(one.state) && withoutExpiry(one));
}

type Seen = { readonly revision: Revision } & Pick<SeenThread, 'waits' | 'notes'>;

/**
 * The thread, if the member may still see it and nothing has changed since; else `undefined`. Only a changed
 * row is opened again.
 * @param waiting what waits, within a transaction of the pool
 */
export async function findUnchanged(
  world: DeskWorld,
  visible: OpenCase,
  seen: Seen,
  waiting?: PoolSnapshot,
): Promise<(OpenCase & Unseen) | undefined> {
  const { row: before, keys, member } = visible;
  const row = await world.threads.byId(before.id);
  const found =
    row?.revision === before.revision
      ? { ...visible, row }
      : await visibleRow({ world, member }, row);
  if (found === undefined || !isSeen(found, seen)) return undefined;
  // A thread's data keys stay the same.
  const now = { ...found, keys };
  const standing = await unseenIn(world, now, waiting && waitingOf(waiting, before.id));
  const isOther = seen.waits !== standing.waits || seen.notes !== standing.notes;
  return isOther ? undefined : { ...now, ...standing };
}

/** What a thread contains that the reporter does not see yet, or never. */
type Unseen = Required<Pick<SeenThread, 'pending' | 'waits' | 'notes'>>;

/** @param known what waits, when it has been looked up already */
export async function unseenIn(
  world: DeskWorld,
  { row, keys }: OpenCase,
  known?: Waiting,
): Promise<Unseen> {
  const opened = await keys();
  const waiting = known ?? (await findWaiting(world, row));
  return {
    pending: countPending(waiting),
    waits: nameWaiting(waiting),
    notes: await countNotes(world, opened.internal),
  };
}

/** Whether a thread is still as its reader saw it. */
export function isSeen(
  { row, state }: Pick<OpenCase, 'row' | 'state'>,
  seen: { readonly revision: Revision },
): boolean {
  return versionOf(row, state) === seen.revision;
}

async function visibleRow(
  { world: { threadSealer, people }, member }: DeskContext,
  row: ThreadRow | undefined,
  as: (one: Readable) => Readable | false = (one) => one,
): Promise<OpenCase | undefined> {
  if (row?.desk !== member.desk) return undefined;
  const state = await threadSealer.openState(row);
  const members = await people.ofDesk(member.desk);
  const one = as({ row, state });
  if (one === false || !mayRead(member, members, one)) return undefined;
  let keys: Promise<DataKeys> | undefined;
  return { row, state, member, members, keys: () => (keys ??= threadSealer.openAsDesk(row)) };
}

/**
 * The colleagues who read a case now. A newcomer or a deputy who reads only because nobody else is left does
 * not count: the case is shown to them first.
 */
export function otherReaders(visible: Looked): readonly Member[] {
  return readersOf(visible.members, visible).filter(({ id }) => id !== visible.member.id);
}

/** To whom the member can show a thread; an outside deputy shows nothing. */
export function toBeShown(visible: OpenCase): readonly Member[] {
  return receives(visible.member) ? canBeShown(visible.members, visible) : [];
}

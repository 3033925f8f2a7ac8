import type { Revision, ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { mayRead } from '../domain/readers';
import { parseReference } from '../domain/reference';
import { type ThreadState, versionOf } from '../domain/thread';
import type { Waiting as AllWaiting } from '../ports/pool';
import type { DataKeys } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { countNotes } from '../threads/notes';
import type { DeskWorld } from './desk';
import type { SeenThread } from './desk-draft';
import { countPending, findWaiting, nameWaiting, type Waiting, waitingOf } from './waiting';

/** A thread as a member may see it, looked up once and passed along. */
export interface Visible {
  readonly row: ThreadRow;
  readonly state: ThreadState;
  /** Who looks, and everybody of the desk. */
  readonly member: Member;
  readonly members: readonly Member[];
  /** Its data keys: opened when first asked for, and once. */
  readonly keys: () => Promise<DataKeys>;
}

/**
 * A thread by its id, for a member who may know that it exists. One answer for threads that are not there, of
 * another desk, and those that the member is excluded from, or that came before the member.
 */
export async function findVisible(
  world: DeskWorld,
  member: Member,
  thread: string,
): Promise<Visible | undefined> {
  if (!/^[0-9a-f]{32}$/.test(thread)) return undefined;
  return visibleRow(world, member, await world.threads.byId(thread as ThreadId));
}

/** The same by the reference that somebody read aloud. */
export async function findByReference(
  world: DeskWorld,
  member: Member,
  typed: string,
): Promise<Visible | undefined> {
  const reference = parseReference(typed);
  if (reference === undefined) return undefined;
  return visibleRow(world, member, await world.threads.byReference(reference));
}

/** What a member had seen of a thread. */
type Seen = { readonly revision: Revision } & Pick<SeenThread, 'waits' | 'notes'>;

/**
 * The thread, if the member may still see it and nothing has changed since; else `undefined`.
 * @param waiting what waits, within a transaction of the pool
 */
export async function findUnchanged(
  world: DeskWorld,
  member: Member,
  { row: { id }, keys }: Pick<Visible, 'row' | 'keys'>,
  seen: Seen,
  waiting?: AllWaiting,
): Promise<(Visible & Standing) | undefined> {
  const found = await findVisible(world, member, id);
  if (found === undefined || !isSeen(found, seen)) return undefined;
  // A thread's data keys stay the same.
  const now = { ...found, keys };
  const standing = await standingOf(world, now, waiting && waitingOf(waiting, id));
  const isOther = seen.waits !== standing.waits || seen.notes !== standing.notes;
  return isOther ? undefined : { ...now, ...standing };
}

/** What stands in a thread of which the reporter sees nothing yet, or never. */
type Standing = Required<Pick<SeenThread, 'pending' | 'waits' | 'notes'>>;

/** @param known what waits, when it has been looked up already */
export async function standingOf(
  world: DeskWorld,
  { row, keys }: Visible,
  known?: Waiting,
): Promise<Standing> {
  const opened = await keys();
  const waiting = known ?? (await findWaiting(world, row));
  return {
    pending: countPending(waiting),
    waits: nameWaiting(waiting),
    notes: await countNotes(world, opened.internal),
  };
}

/** Whether a thread still is what its reader had seen. */
export function isSeen(
  { row, state }: Pick<Visible, 'row' | 'state'>,
  seen: { readonly revision: Revision },
): boolean {
  return versionOf(row, state) === seen.revision;
}

async function visibleRow(
  { threadSealer, people }: DeskWorld,
  member: Member,
  row: ThreadRow | undefined,
): Promise<Visible | undefined> {
  if (row?.desk !== member.desk) return undefined;
  const state = await threadSealer.openState(row);
  const members = await people.ofDesk(member.desk);
  if (!mayRead(member, members, { row, state })) return undefined;
  let keys: Promise<DataKeys> | undefined;
  return {
    row,
    state,
    member,
    members,
    keys: () => {
      keys ??= threadSealer.openAsDesk(row);
      return keys;
    },
  };
}

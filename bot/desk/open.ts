import type { Day } from '../domain/day';
import { deadlines, isOverdue, nextDue } from '../domain/deadlines';
import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { inOrder, type Message } from '../domain/message';
import { pageOf } from '../domain/page';
import { parseReference } from '../domain/reference';
import { type ThreadState, visibleTo } from '../domain/thread';
import type { DeskView } from '../domain/view';
import type { DataKeys } from '../ports/sealer';
import type { ThreadRow } from '../ports/thread-store';
import { currentEpoch } from '../threads/post-message';
import { readBoth, readMessages } from '../threads/read-messages';
import type { DeskWorld } from './desk';
import type { SeenThread } from './desk-draft';

/** A thread as a member may see it. */
export interface Visible {
  readonly row: ThreadRow;
  readonly state: ThreadState;
}

/**
 * A thread by its id, for a member who may know that it exists. One answer for threads that are not there, of
 * another desk, and those that the member is excluded from.
 */
export async function findVisible(
  desk: DeskWorld,
  member: Member,
  thread: string,
): Promise<Visible | undefined> {
  if (!/^[0-9a-f]{32}$/.test(thread)) return undefined;
  return visibleRow(desk, member, await desk.threads.byId(thread as ThreadId));
}

/** The same by the reference that somebody read aloud. */
export async function findByReference(
  desk: DeskWorld,
  member: Member,
  typed: string,
): Promise<Visible | undefined> {
  const reference = parseReference(typed);
  if (reference === undefined) return undefined;
  return visibleRow(desk, member, await desk.threads.byReference(reference));
}

async function visibleRow(
  desk: DeskWorld,
  member: Member,
  row: ThreadRow | undefined,
): Promise<Visible | undefined> {
  if (row?.desk !== member.desk) return undefined;
  const state = await desk.threadSealer.openState(row);
  return visibleTo(member.id, state) ? { row, state } : undefined;
}

/** The acts of the desk in a thread that wait for the next release. */
export async function pendingActs(desk: DeskWorld, common: Uint8Array): Promise<number> {
  const epoch = await currentEpoch(desk);
  const taken = await desk.pool.taken(desk.messages.slots(common, epoch.id, 'desk'));
  return taken.filter(Boolean).length;
}

/** Opens a thread with everything that stands in it. */
export async function openThread(
  desk: DeskWorld,
  { row, state }: Visible,
  back: number,
  today: Day,
): Promise<{ readonly view: DeskView; readonly seen: SeenThread }> {
  const keys = await desk.threadSealer.openAsDesk(row);
  const messages = await readAll(desk, keys, row.id);
  const pending = await pendingActs(desk, keys.common);
  const due = nextDue(row.filedOn, state);
  const view: DeskView = {
    name: 'desk_thread',
    reference: row.reference,
    filedOn: row.filedOn,
    ...(state.answers === undefined ? {} : { answers: state.answers }),
    ...(state.advice === undefined ? {} : { advice: state.advice }),
    status: state.status,
    ...(state.closeReason === undefined ? {} : { closeReason: state.closeReason }),
    deadlines: deadlines(row.filedOn),
    ...(due === undefined ? {} : { due: { ...due, overdue: isOverdue(due, today) } }),
    pending,
    page: pageOf(inOrder(messages), back),
  };
  return { view, seen: { revision: row.revision, reference: row.reference, pending } };
}

async function readAll(desk: DeskWorld, keys: DataKeys, thread: ThreadId): Promise<Message[]> {
  const both = await readBoth(desk, keys.common, thread);
  const notes = await readMessages(desk, keys.internal, thread, 'note');
  return [...both, ...notes];
}

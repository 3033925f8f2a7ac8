import type { ThreadId } from '../domain/ids';
import type { Member } from '../domain/member';
import { parseReference } from '../domain/reference';
import { type ThreadState, visibleTo } from '../domain/thread';
import type { ThreadRow } from '../ports/thread-store';
import type { DeskWorld } from './desk';

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

async function visibleRow(
  world: DeskWorld,
  member: Member,
  row: ThreadRow | undefined,
): Promise<Visible | undefined> {
  if (row?.desk !== member.desk) return undefined;
  const state = await world.threadSealer.openState(row);
  return visibleTo(member.id, state) ? { row, state } : undefined;
}

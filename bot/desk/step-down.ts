import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { visibleTo } from '../domain/thread';
import type { Posted } from '../threads/post-message';
import type { DeskWorld } from './desk';
import type { Visible } from './find-thread';
import { postAsDesk, type Sending } from './post-as-desk';

/** Hides a thread from the member who steps down. Somebody stays who reads it. */
export async function stepDown(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  sending: Sending,
): Promise<Posted | Remark> {
  // Who reads after the next release is unknown while a colleague's step-down may wait for it.
  if (sending.seen.pending > 0) return 'places_full';
  if (!(await othersRead(world, member, visible))) return 'last_reader';
  if (visible.state.excluded.length >= limits.deskMembers) return 'exclusions_full';
  return postAsDesk(world, member, visible, { kind: 'stepped_down' }, sending);
}

/** Whether anybody else of the desk can still read the thread. */
async function othersRead(world: DeskWorld, member: Member, { state }: Visible): Promise<boolean> {
  const people = await world.people.ofDesk(member.desk);
  const reads = (id: MemberId): boolean => id !== member.id && visibleTo(id, state);
  return people.some((person) => person.standing === 'member' && reads(person.id));
}

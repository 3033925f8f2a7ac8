import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import type { Remark } from '../domain/remarks';
import { applyAct, visibleTo } from '../domain/thread';
import { changeState } from '../threads/change-state';
import type { Posted } from '../threads/post-message';
import { doAtOnce } from './at-once';
import type { DeskWorld } from './desk';
import { findVisible, isSeen, type Visible } from './find-thread';
import { isMoving, placesOf } from './places';
import { auditEntry, type Sending } from './post-as-desk';

/**
 * Hides a thread from the member who steps down, at once. Somebody stays who reads it, also when two step
 * down in the same moment: the second finds another row, and is asked by it again.
 */
export async function stepDown(
  world: DeskWorld,
  member: Member,
  { row: { id } }: Visible,
  sending: Sending,
): Promise<Posted | Remark> {
  const submission = await world.drafts.submission(sending.id, sending.began, 'command');
  const audit = auditEntry(world, member, 'member_stepped_down', id);
  for (;;) {
    const visible = await findVisible(world, member, id);
    if (visible === undefined) return 'gone';
    const { row, state } = visible;
    if (!(await othersRead(world, member, visible))) return 'last_reader';
    if (!isSeen(visible, sending.seen)) return 'changed';
    if (state.excluded.length >= limits.deskMembers) return 'exclusions_full';
    const places = await placesOf(world, visible);
    // Who cannot read is sealed into what is on its way to the other desk.
    if (await isMoving(world, places)) return 'moving';
    const act = { kind: 'stepped_down', day: world.clock.today(), member: member.id } as const;
    const thread = await changeState(world, row, applyAct(state, act));
    const put = await doAtOnce(world, submission, audit, { thread, notAll: places });
    if (put !== 'overtaken') return put;
  }
}

/** Whether anybody else of the desk can read the thread. */
export async function othersRead(
  world: DeskWorld,
  member: Member,
  { state }: Visible,
): Promise<boolean> {
  const people = await world.people.ofDesk(member.desk);
  const reads = (id: MemberId): boolean => id !== member.id && visibleTo(id, state);
  return people.some((person) => person.standing === 'member' && reads(person.id));
}

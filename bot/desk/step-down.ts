import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import { readersOf } from '../domain/readers';
import type { Remark } from '../domain/remarks';
import { applyAct } from '../domain/thread';
import { changeState } from '../threads/change-state';
import type { Posted } from '../threads/post-message';
import { currentEpoch } from '../threads/put-rows';
import { doAtOnce } from './at-once';
import type { DeskWorld } from './desk';
import { findVisible, isSeen, type Visible } from './find-thread';
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
    if (!othersRead(visible)) return 'last_reader';
    if (!isSeen(visible, sending.seen)) return 'changed';
    if (state.excluded.length >= limits.deskMembers) return 'exclusions_full';
    const places = await placesOf(world, visible);
    // Who cannot read is sealed into what is on its way to the other desk.
    if ((await world.pool.taken(places)).every(Boolean)) return 'moving';
    const act = { kind: 'stepped_down', day: world.clock.today(), member: member.id } as const;
    const thread = await changeState(world, row, applyAct(state, act));
    const put = await doAtOnce(world, submission, audit, { thread, notAll: places });
    if (put !== 'overtaken') return put;
  }
}

/** All places of both sides in the running epoch: a move takes them all. */
async function placesOf(world: DeskWorld, { keys }: Visible): Promise<readonly Uint8Array[]> {
  const { common } = await keys();
  const { id } = await currentEpoch(world);
  const of = (side: 'reporter' | 'desk') => world.messages.slots(common, id, side);
  return [...of('reporter'), ...of('desk')];
}

/**
 * Whether anybody else of the desk reads the thread now. A newcomer or a deputy who would only because nobody
 * else is left does not count: to them it is shown first.
 */
function othersRead(visible: Visible): boolean {
  return readersOf(visible.members, visible).some(({ id }) => id !== visible.member.id);
}

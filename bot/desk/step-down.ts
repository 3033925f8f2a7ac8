import type { DeskCommand } from '../domain/desk-command';
import type { Member } from '../domain/member';
import { readersOf } from '../domain/readers';
import type { Remark } from '../domain/remarks';
import { applyAct } from '../domain/thread';
import type { Posted } from '../threads/post-message';
import type { DeskWorld } from './desk';
import { isSeen, type Visible } from './find-thread';
import { leaveCase } from './leave-case';
import { otherReaders } from './other-readers';
import { auditEntry, type Sending } from './post-as-desk';

/**
 * Hides a thread from the member who steps down, at once, and keeps why and who decided it for the others (KL
 * 7:4 with 6:28 to 6:30). Somebody stays who reads it, also when two step down in the same moment: the second
 * finds another row, and is asked by it again.
 */
export async function stepDown(
  world: DeskWorld,
  member: Member,
  visible: Visible,
  { why, decidedBy }: Extract<DeskCommand, { kind: 'stepped_down' }>,
  { id, began, seen }: Sending,
): Promise<Posted | Remark> {
  const { title } = member;
  return leaveCase(world, member, visible, {
    whom: member.id,
    submission: await world.drafts.submission(id, began, 'command'),
    audit: auditEntry(world, member, 'member_stepped_down', visible.row.id),
    whyNot: (now) => {
      if (otherReaders(now).length === 0 || opensIt(now)) return 'last_reader';
      return isSeen(now, seen) ? undefined : 'changed';
    },
    note: {
      kind: 'note',
      author: title,
      text: why,
      conflict: { how: 'left', who: title, decidedBy, beside: '' },
    },
  });
}

/**
 * Whether somebody could read the thread, once the member is gone, who cannot now: to them it is shown first.
 */
function opensIt({ row, state, member, members }: Visible): boolean {
  const act = { kind: 'stepped_down', day: row.filedOn, member: member.id } as const;
  const after = readersOf(members, { row, state: applyAct(state, act) });
  const now = readersOf(members, { row, state });
  return after.some((one) => !now.includes(one));
}

import type { AuditEntry } from '../domain/audit';
import { withoutMember } from '../domain/case';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import type { NoteBody } from '../domain/message';
import type { SubmissionId } from '../domain/operation';
import type { Remark } from '../domain/remarks';
import { applyAct } from '../domain/thread';
import type { Posted } from '../threads/post-message';
import { doAtOnce } from './at-once';
import { type CaseChange, changeCase } from './change-case';
import type { DeskWorld } from './desk';
import { findVisible, type Visible } from './find-thread';
import { findWaiting, isMoving } from './waiting';
import { recordOf } from './write-note';

/** Somebody who takes no part in a case any more. */
interface Leaving {
  readonly whom: MemberId;
  readonly submission: SubmissionId;
  readonly audit: AuditEntry;
  /** Why it cannot be done just now; asked anew each time that the case has changed. */
  readonly whyNot: (visible: Visible) => Posted | Remark | undefined;
  /** What the others can read of it. */
  readonly note: NoteBody;
  /** What becomes of the case's record besides, or why it cannot be. */
  readonly change?: CaseChange;
}

/**
 * Hides a case from somebody, at once, with a note for the others of why. Whoever is gone looks after it no
 * more. It holds only if the case is still as it was looked at: else it is looked at again.
 * @param member who does it, and may know of the case
 */
export async function leaveCase(
  world: DeskWorld,
  member: Member,
  { row: { id } }: Visible,
  { whom, submission, audit, whyNot, note, change = (known) => known }: Leaving,
): Promise<Posted | Remark> {
  for (;;) {
    const visible = await findVisible(world, member, id);
    if (visible === undefined) return 'gone';
    const { state } = visible;
    const reason = whyNot(visible);
    if (reason !== undefined) return reason;
    if (state.excluded.length >= limits.deskMembers) return 'exclusions_full';
    // Who cannot read is sealed into what is on its way to the other desk.
    if (isMoving(await findWaiting(world, visible.row))) return 'moving';
    const record = await recordOf(world, visible, note);
    const act = { kind: 'stepped_down', day: world.clock.today(), member: whom } as const;
    const leaves: CaseChange = (known) => {
      const after = change(known);
      return typeof after === 'string' ? after : withoutMember(after, whom);
    };
    const ofCase = await changeCase(world, visible, leaves, applyAct(state, act));
    if (typeof ofCase === 'string') return ofCase;
    const deed = { ...ofCase, record, unlessMoving: id };
    const put = await doAtOnce(world, submission, audit, deed);
    if (put !== 'overtaken') return put;
  }
}

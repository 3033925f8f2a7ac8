import type { AuditEvent } from '../domain/audit';
import { withoutMember } from '../domain/case';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { NoteBody } from '../domain/message';
import { applyAct } from '../domain/thread-act';
import { type Acting, doAtOnce } from './at-once';
import { type CaseChange, changeCase } from './change-case';
import type { DeedOutcome } from './commands/command';
import type { Visible } from './find-thread';
import type { Proposed } from './proposals';
import { findWaiting, isMoving } from './waiting';
import { recordOf } from './write-note';

interface Leaving {
  readonly whom: MemberId;
  readonly event: AuditEvent;
  /** The colleague whom it is about; none if it is the member. */
  readonly subject?: MemberId;
  /** Why it cannot be done, or the proposal that is done; asked again each time that the case has changed. */
  readonly look: (
    visible: Visible,
  ) => DeedOutcome | Proposed | undefined | Promise<DeedOutcome | Proposed>;
  readonly note: NoteBody;
  /** What else it changes in the case's record, or why it cannot. */
  readonly change?: CaseChange;
}

/**
 * Hides a case from somebody, at once, with a note for the others of why, and unassigns that person. If the
 * case has changed meanwhile, it is looked at again.
 */
export function leaveCase(
  acting: Acting,
  { whom, event, subject, look, note, change = (known) => known }: Leaving,
): Promise<DeedOutcome> {
  const { world } = acting;
  const { id } = acting.visible.row;
  const deedIn: Parameters<typeof doAtOnce>[2] = async (visible) => {
    const { state } = visible;
    const found = await look(visible);
    if (typeof found === 'string') return found;
    if (state.excluded.length >= limits.deskMembers) return 'exclusions_full';
    // A move has sealed who cannot read.
    if (isMoving(await findWaiting(world, visible.row))) return 'moving';
    const record = await recordOf(world, visible, note);
    const act = { kind: 'stepped_down', day: world.clock.today(), member: whom } as const;
    const leaves: CaseChange = (known) => {
      const after = change(known);
      return typeof after === 'string' ? after : withoutMember(after, whom);
    };
    const ofCase = await changeCase(world, visible, leaves, applyAct(state, act));
    if (typeof ofCase === 'string') return ofCase;
    const proposals = found === undefined ? [] : [{ from: found.row }];
    return { ...ofCase, record, proposals, unlessMoving: id };
  };
  return doAtOnce(acting, event, deedIn, subject);
}

import type { AuditEvent } from '../../domain/audit';
import { withoutMember } from '../../domain/case';
import type { MemberId } from '../../domain/ids';
import { receives } from '../../domain/member';
import type { NoteBody } from '../../domain/message';
import { mayRead, withExcluded } from '../../domain/readers';
import type { Deed } from '../../ports/pool';
import { changeState } from '../../threads/change-state';
import { type Acting, doAtOnce } from './at-once';
import { type CaseChange, changeCase } from './change-case';
import type { DeedOutcome } from './command';
import { findExcerpt } from './excerpt';
import type { Visible } from './find-thread';
import type { Proposed } from './proposals';
import { findWaiting, isMoving } from './waiting';
import type { DeskWorld } from './world';
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
 * Hides a case from somebody, at once, with a note for the others of why, and unassigns that person. What the
 * other desk has of the case is hidden from people of that title as well: one person may be at both. If the
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
    const after = withExcluded(state, whom);
    if (after === undefined) return 'exclusions_full';
    // A move has sealed who cannot read.
    if (isMoving(await findWaiting(world, visible.row))) return 'moving';
    const record = await recordOf(world, visible, note);
    const leaves: CaseChange = (known) => {
      const changed = change(known);
      return typeof changed === 'string' ? changed : withoutMember(changed, whom);
    };
    const ofCase = await changeCase(world, visible, leaves, after);
    if (typeof ofCase === 'string') return ofCase;
    const linked = await linkedWithout(world, visible, whom);
    if (typeof linked === 'string') return linked;
    const proposals = found === undefined ? [] : [{ from: found.row }];
    return { ...ofCase, linked, record, proposals, unlessMoving: id };
  };
  return doAtOnce(acting, event, deedIn, subject);
}

/**
 * HR's excerpt of a case, or the case of an excerpt, hidden from somebody as well. The case stays as it
 * is where nobody else would read it by right. An excerpt on its way asks its case when it comes.
 */
async function linkedWithout(
  world: DeskWorld,
  { row: { desk }, state: { origin, hr }, keys }: Visible,
  whom: MemberId,
): Promise<Deed['linked'] | 'exclusions_full'> {
  const row =
    origin === undefined
      ? hr && (await findExcerpt(world, await keys()))?.row
      : (await world.threads.byIds([origin]))[0];
  if (row === undefined || row.desk === desk) return undefined;
  const state = await world.threadSealer.openState(row);
  if (state.excluded.includes(whom)) return undefined;
  const after = withExcluded(state, whom);
  if (after === undefined) return 'exclusions_full';
  const members = await world.people.ofDesk(row.desk);
  const isRead =
    row.desk === 'hr' ||
    members.some((one) => receives(one) && mayRead(one, members, { row, state: after }));
  return isRead ? changeState(world, row, after) : undefined;
}

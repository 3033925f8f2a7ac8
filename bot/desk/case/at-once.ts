import type { AuditEntry, AuditEvent } from '../../domain/audit';
import type { ThreadId } from '../../domain/ids';
import type { Remark } from '../../domain/remarks';
import type { Built, Deed } from '../../ports/pool';
import type { Posted } from '../../threads/post-message';
import { auditEntry } from './audit-entry';
import type { DeedOutcome, Sending } from './command';
import { findVisible, type Visible } from './find-thread';
import { isMoving, waitingOf } from './waiting';

/** A deed that holds at once, unless the thread that is named is on its way to the other desk. */
export type DeedAtOnce = Deed & {
  readonly unlessMoving?: ThreadId | undefined;
  /** What is done, if that depends on what was found. */
  readonly event?: AuditEvent;
  /** What goes along with the release of this window. */
  readonly operations?: Built['operations'];
};

/** The remark for an outcome where there is no form to show. */
export function remarkOf(outcome: DeedOutcome, done: Remark): Remark {
  switch (outcome) {
    case 'stored':
    case 'duplicate':
      return done;
    case 'changed':
    case 'overtaken':
      return 'changed_meanwhile';
    case 'full':
      return 'busy';
    default:
      return outcome;
  }
}

export type Acting = Pick<Sending, 'world' | 'member' | 'visible' | 'submission'>;

/**
 * Does something of the desk's own from the next beat on, if the member may still read the case. If a
 * colleague was first, the thread is read again, and so is whether it can be done.
 * @param subject what the audit's line is about besides the thread
 */
export async function doAtOnce(
  { world, member, visible: found, submission }: Acting,
  event: AuditEvent,
  deedIn: (visible: Visible) => Promise<DeedAtOnce | Posted | Remark>,
  subject?: AuditEntry['subject'],
): Promise<DeedOutcome> {
  const { id } = found.row;
  for (let visible: Visible | undefined = found; visible !== undefined; ) {
    const made = await deedIn(visible);
    if (typeof made === 'string') return made;
    const { unlessMoving, event: done = event, operations = [], ...deed } = made;
    const audit = auditEntry(world, member, done, id, subject);
    const { put } = await world.pool.submit<'moving'>({
      id: submission,
      byDesk: true,
      build: (now): Built | 'moving' =>
        unlessMoving !== undefined && isMoving(waitingOf(now, unlessMoving))
          ? 'moving'
          : { operations, deed, audit },
    });
    if (put === 'stored' || put === 'duplicate') return put;
    visible = await findVisible({ world, member }, id);
  }
  return 'gone';
}

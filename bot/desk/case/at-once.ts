import type { AuditEntry, AuditEvent } from '../../domain/audit';
import type { ThreadId } from '../../domain/ids';
import type { Remark } from '../../domain/remarks';
import type { Built } from '../../ports/pool';
import type { Posted } from '../../threads/post-message';
import { auditEntry } from './audit-entry';
import { type CaseChange, changeCase } from './change-case';
import type { WriteOutcome } from './command';
import type { DeskContext, OpenCase } from './context';
import { findVisible } from './find-thread';
import { isMoving, waitingOf } from './waiting';
import type { WritesAtOnce } from './writes-at-once';

/** The remark for an outcome where there is no form to show. */
export function remarkOf(outcome: WriteOutcome, done: Remark): Remark {
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

/** A case, and how it is found again, if not among all that the member may see. */
export type CaseToChange = DeskContext<'case' | 'submission'> & {
  readonly find?: typeof findVisible;
};

/** Does something once: a repeated press is done. */
export async function once(
  { world, submission }: Pick<DeskContext<'submission'>, 'world' | 'submission'>,
  done: Remark,
  does: () => Promise<WriteOutcome>,
): Promise<Remark> {
  return (await world.pool.knows(submission)) ? done : remarkOf(await does(), done);
}

/**
 * Does something of the desk's own from the next beat on, if the member may still read the case. If a
 * colleague was first, the thread is read again, and so is whether it can be done.
 * @param subject what the audit's line is about besides the thread
 */
export async function doAtOnce(
  acting: CaseToChange,
  event: AuditEvent,
  writesIn: (visible: OpenCase) => Promise<WritesAtOnce | Posted | Remark>,
  subject?: AuditEntry['subject'],
): Promise<WriteOutcome> {
  const { case: found, find = findVisible } = acting;
  const { id } = found.row;
  for (let visible: OpenCase | undefined = found; visible !== undefined; ) {
    const made = await writesIn(visible);
    if (typeof made === 'string') return made;
    const put = await submit(acting, { event, subject, ...made }, id);
    if (put === 'stored' || put === 'duplicate') return put;
    visible = await find(acting, id);
  }
  return 'gone';
}

/** Changes a case's record at once. If somebody else was first, the change is computed again. */
export function changeAtOnce(
  acting: DeskContext<'case' | 'submission'>,
  event: AuditEvent,
  changeIn: (visible: OpenCase) => CaseChange,
): Promise<WriteOutcome> {
  const { world } = acting;
  return doAtOnce(acting, event, (now) => changeCase(world, now, changeIn(now)));
}

/** Does something about the desk and no case from the next beat on, unless a colleague was first. */
export async function doAtDesk(
  acting: DeskContext<'submission'>,
  event: AuditEvent,
  writesIn: () => Promise<WritesAtOnce | WriteOutcome>,
): Promise<WriteOutcome> {
  const made = await writesIn();
  return typeof made === 'string' ? made : submit(acting, { event, ...made });
}

async function submit(
  { world, member, submission: id }: DeskContext<'submission'>,
  {
    unlessMoving,
    event,
    subject,
    operations = [],
    ...writes
  }: WritesAtOnce & { event: AuditEvent },
  thread?: ThreadId,
): Promise<WriteOutcome> {
  const audit = auditEntry(world, member, event, thread, subject);
  const { put } = await world.pool.submit<'moving'>({
    id,
    byDesk: true,
    build: (now): Built | 'moving' =>
      unlessMoving !== undefined && isMoving(waitingOf(now, unlessMoving))
        ? 'moving'
        : { operations, writes, audit },
  });
  return put;
}

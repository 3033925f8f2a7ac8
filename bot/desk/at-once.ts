import type { AuditEntry } from '../domain/audit';
import type { ThreadId } from '../domain/ids';
import type { SubmissionId } from '../domain/operation';
import type { Built, Deed } from '../ports/pool';
import type { DeskWorld } from './desk';
import { isMoving, waitingOf } from './waiting';

/** A deed that holds at once; not while the thread is on its way to the other desk, where one is named. */
export type DeedAtOnce = Deed & { readonly unlessMoving?: ThreadId | undefined };

/** Does something of the desk's own, from the next beat on. `overtaken`: nothing was done; look again. */
export async function doAtOnce(
  { pool }: Pick<DeskWorld, 'pool'>,
  id: SubmissionId,
  audit: AuditEntry,
  { unlessMoving, ...deed }: DeedAtOnce,
): Promise<'stored' | 'duplicate' | 'overtaken'> {
  const { put } = await pool.submit<'moving'>({
    id,
    byDesk: true,
    build: (now): Built | 'moving' =>
      unlessMoving !== undefined && isMoving(waitingOf(now, unlessMoving))
        ? 'moving'
        : { deed, audit },
  });
  return put === 'stored' || put === 'duplicate' ? put : 'overtaken';
}

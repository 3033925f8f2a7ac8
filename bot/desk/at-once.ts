import type { AuditEntry } from '../domain/audit';
import type { Deed, Submission } from '../ports/pool';
import { coverRow } from '../threads/cover-row';
import { currentEpoch } from '../threads/put-rows';
import type { DeskWorld } from './desk';

/**
 * Does something of the desk's own: it holds at once, and takes no place. Its dialog leaves a row as any
 * other, in the same transaction, that says nothing. `overtaken`: nothing was done; look again.
 */
export async function doAtOnce(
  world: DeskWorld,
  submission: Submission,
  audit: AuditEntry,
  deed: Deed,
): Promise<'stored' | 'duplicate' | 'overtaken'> {
  for (;;) {
    const rows = (await world.covers()) ? [coverRow(world, await currentEpoch(world))] : [];
    const put = await world.pool.put(rows, submission, audit, undefined, deed);
    // Else the epoch has ended, or somebody drew the same slot.
    if (put === 'stored' || put === 'duplicate' || put === 'overtaken') return put;
  }
}

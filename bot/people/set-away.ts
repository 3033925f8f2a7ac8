import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import { desks, type MemberId } from '../domain/ids';
import { readRosters, type Writing } from './rosters';

/**
 * Says until which day a member is away; without one, that the member is back. The edition stays: nobody has
 * come or gone. Runs within one transaction.
 */
export async function setAway(
  { staff, sealer }: Writing,
  id: MemberId,
  until: Day | undefined,
  entry: AuditEntry,
): Promise<boolean> {
  const rosters = readRosters(sealer, await staff.read());
  for (const desk of desks) {
    const { row, members } = rosters[desk];
    const own = members.find((one) => one.id === id && one.standing === 'member');
    if (row === undefined || own === undefined) continue;
    const awayUntil = until ?? null;
    if (own.awayUntil === awayUntil) return true;
    await staff.putMember(sealer.sealMember(row, { ...own, awayUntil }));
    await staff.audit(entry);
    return true;
  }
  return false;
}

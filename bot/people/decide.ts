import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import { desks, type MemberId } from '../domain/ids';
import type { People } from '../ports/people';
import { shownOnly } from '../ports/staff-store';
import { readRosters, type Writing, writeRoster } from './rosters';

/** Lets a waiting person in, who sees what is released from a day on, or sends the person away. */
export async function decide(
  writing: Writing,
  id: MemberId,
  decision: Parameters<People['decide']>[1],
  entry: AuditEntry,
  from: Day = entry.day,
): Promise<boolean> {
  const { staff, sealer } = writing;
  const rosters = readRosters(sealer, await staff.read());
  for (const desk of desks) {
    const { members } = rosters[desk];
    const person = members.find((one) => one.id === id && one.standing === 'waiting');
    if (person === undefined) continue;
    const others = members.filter((one) => one !== person);
    if (decision === 'decline') await staff.remove([id]);
    const seesFrom = decision === 'approve_deputy' ? shownOnly : from;
    const member = { ...person, standing: 'member' as const, seesFrom };
    const stay = decision === 'decline' ? others : [...others, member];
    await writeRoster(writing, desk, stay);
    await staff.audit(entry);
    return true;
  }
  return false;
}

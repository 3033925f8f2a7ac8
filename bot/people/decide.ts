import type { AuditEntry } from '../domain/audit';
import { desks, type MemberId } from '../domain/ids';
import { readRosters, type Writing, writeRoster } from './rosters';

/** Lets a waiting person in, or sends the person away; runs within one transaction. */
export async function decide(
  writing: Writing,
  id: MemberId,
  decision: 'approve' | 'decline',
  entry: AuditEntry,
): Promise<boolean> {
  const { staff, sealer } = writing;
  const rosters = readRosters(sealer, await staff.read());
  for (const desk of desks) {
    const { row, members } = rosters[desk];
    const person = members.find((one) => one.id === id && one.standing === 'waiting');
    if (person === undefined) continue;
    const others = members.filter((one) => one !== person);
    if (decision === 'decline') await staff.remove([id]);
    const stay =
      decision === 'decline' ? others : [...others, { ...person, standing: 'member' as const }];
    await writeRoster(writing, desk, row, stay);
    await staff.audit(entry);
    return true;
  }
  return false;
}

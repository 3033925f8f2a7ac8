import type { Month } from '../domain/day';
import { desks, type MemberId } from '../domain/ids';
import { receives } from '../domain/member';
import type { People } from '../ports/people';
import { asMember, readRosters, type Writing, writeRoster } from './rosters';

/** Removes a person, or a row that is nobody's; runs within one transaction. See {@link People.remove}. */
export async function remove(
  writing: Writing,
  id: MemberId,
  openMonths: readonly Month[],
): ReturnType<People['remove']> {
  const { staff, sealer } = writing;
  const rosters = readRosters(sealer, await staff.read());
  for (const desk of desks) {
    const { row, members } = rosters[desk];
    const person = members.find((one) => one.id === id);
    if (person === undefined) continue;
    const others = members.filter((one) => one !== person);
    const isLast = receives(asMember(person)) && !others.map(asMember).some(receives);
    if (isLast && desk !== 'hr') return 'last';
    if (isLast && (await staff.mayWaitForHr(openMonths))) return 'last_with_threads';
    await staff.remove([id]);
    await writeRoster(writing, desk, row, others);
    return 'removed';
  }
  // A row that the product did not write lets nobody in; it goes without a question.
  const desk = desks.find((one) => rosters[one].foreign.some((row) => row.id === id));
  if (desk === undefined) return 'unknown';
  await staff.remove([id]);
  // Who is missing has been missed: what is left is the desk.
  await writeRoster(writing, desk, rosters[desk].row, rosters[desk].members);
  return 'removed';
}

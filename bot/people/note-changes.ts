import { nobody } from '../domain/audit';
import { desks, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Clock } from '../ports/clock';
import type { PeopleParts } from './create-people';
import { readNow } from './read-rosters';
import { type Roster, readRosters } from './rosters';

/**
 * Looks whether the desks' people were changed outside the product, and writes it into the audit, once a day
 * for each row that is not the product's. Gives whether they were.
 */
export async function noteChanges({
  store,
  sealer,
  random,
  clock,
}: PeopleParts & { readonly clock: Pick<Clock, 'today'> }): Promise<boolean> {
  const seen = await readNow(store, sealer);
  if (desks.every((desk) => !seen[desk].isChanged)) return false;
  await store.write(async (staff) => {
    const rosters = readRosters(sealer, await staff.read());
    const subjects = desks.flatMap((desk) => subjectsOf(rosters[desk]));
    for (const subject of new Set(subjects)) {
      const entry = { event: 'members_changed_outside', day: clock.today(), subject } as const;
      if (!(await staff.isAudited(entry)))
        await staff.audit({ ...entry, id: random.id(), member: nobody });
    }
  });
  return true;
}

/** Whom an entry is about: the rows that do not count; where rows were only taken away, nobody. */
function subjectsOf({ foreign, isChanged }: Roster): readonly MemberId[] {
  if (!isChanged) return [];
  const ids = foreign.map(({ id }) => id).filter((id) => /^[\da-f]{32}$/.test(id));
  return ids.length === 0 ? [nobody] : ids.slice(0, limits.deskMembers);
}

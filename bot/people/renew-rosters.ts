import { desks } from '../domain/ids';
import type { RosterSealer } from '../ports/roster-sealer';
import type { PeopleParts } from './create-people';
import { readNow } from './read-rosters';
import { type Roster, readRosters, type Writing, writeRoster } from './rosters';

/** Marks again what is under an earlier vault key; gives how many. Foreign rows stay what they are. */
export async function renewRosters({ store, sealer, random }: PeopleParts): Promise<number> {
  // Looked at first: a write shuts out every other one.
  const seen = await readNow(store, sealer);
  if (desks.every((desk) => isNewest(sealer, seen[desk]))) return 0;
  return store.write(async (staff) => {
    const writing: Writing = { staff, sealer, random };
    const rosters = readRosters(sealer, await staff.read());
    let count = 0;
    for (const desk of desks) {
      if (isNewest(sealer, rosters[desk])) continue;
      await writeRoster(writing, desk, rosters[desk].members);
      count += 1;
    }
    return count;
  });
}

/** What the product did not write is not marked anew. */
function isNewest(sealer: RosterSealer, { row }: Roster): boolean {
  return row === undefined || sealer.isNewest(row);
}

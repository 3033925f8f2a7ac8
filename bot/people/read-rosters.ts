import { desks } from '../domain/ids';
import type { RosterSealer } from '../ports/roster-sealer';
import type { StaffRows, StaffStore } from '../ports/staff-store';
import { type Rosters, readRosters } from './rosters';

/** Readings until two of them agree; a desk's people do not change in the middle of each. */
const mostReadings = 5;

/**
 * Reads who belongs to the desks. Rosters and members are two statements, and a change may fall between
 * them: what does not fit together is read again, and believed when nothing has changed since.
 */
export async function readNow(
  store: Pick<StaffStore, 'read'>,
  sealer: RosterSealer,
): Promise<Rosters> {
  let rows = await store.read();
  for (let readings = 1; ; readings++) {
    const rosters = readRosters(sealer, rows);
    if (desks.every((desk) => !rosters[desk].isChanged) || readings === mostReadings)
      return rosters;
    const again = await store.read();
    if (editions(again) === editions(rows)) return readRosters(sealer, again);
    rows = again;
  }
}

function editions({ rosters }: StaffRows): string {
  return rosters
    .map(({ desk, edition }) => `${desk} ${edition}`)
    .sort()
    .join();
}

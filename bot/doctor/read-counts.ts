import type { Inspection } from '../../db/inspect-database';
import type { Day } from '../domain/day';
import { countPeople, type DeskCounts } from '../people/count-people';
import type { Vault } from '../ports/vault';
import { readRosterSealer } from '../sealing/read-roster-sealer';

/** Counts the desks' people, only looking. Throws `seal_secret` when the vault does not say who counts. */
export async function readCounts(
  inspection: Pick<Inspection, 'staff' | 'knownVaultKeys'>,
  vault: Pick<Vault, 'get' | 'names'>,
  today: Day,
): Promise<DeskCounts> {
  const sealer = await readRosterSealer(vault, await inspection.knownVaultKeys(), today);
  return countPeople(sealer, await inspection.staff());
}

import type { Inspection } from '../../../db/inspect-database';
import { SealError } from '../../crypto/seal-error';
import type { Day } from '../../domain/day';
import { findLacks, type Lack } from '../../keys/find-lacks';
import type { VaultAt } from '../../keys/vault/vault-at';
import { addressesIn, countPeople, type DeskCounts } from '../../people/open-people';
import { systemClock } from '../../platform/clock';
import { nodeRandom } from '../../platform/random';
import type { Vault } from '../../ports/keys';
import { readRosterSealer } from '../../sealers/roster-sealer';

/** Nothing of it where the vault cannot be read. */
export interface Beside {
  readonly people?: DeskCounts;
  /** The members' addresses. */
  readonly inTeams?: readonly string[];
  /** `undefined` also where no start has marked the database. */
  readonly lacks?: readonly Lack[] | undefined;
}

/** What an inspected database and its vault say together. */
export async function readVaultBeside(inspection: Inspection, at: VaultAt): Promise<Beside> {
  const today = systemClock().today();
  const ask = async <T>(work: (vault: Vault) => Promise<T>): Promise<T | undefined> => {
    try {
      return (await at.exists()) ? await work(await at.open({ create: false })) : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    ...(await ask((vault) => readPeople(inspection, vault, today))),
    lacks: await ask(async (vault) => {
      const deployment = (await inspection.mark())?.deployment;
      if (deployment === undefined) return undefined;
      const needed = inspection.neededKeys;
      return findLacks({ vault, needed, today, deployment, random: nodeRandom() });
    }),
  };
}

/** Throws `seal_secret` when the vault does not say who counts. */
export async function readPeople(
  inspection: Pick<Inspection, 'mark' | 'rosters' | 'knownVaultKeys' | 'admitted'>,
  vault: Pick<Vault, 'get' | 'names'>,
  today: Day,
): Promise<Required<Pick<Beside, 'people' | 'inTeams'>>> {
  const { deployment } = (await inspection.mark()) ?? {};
  if (deployment === undefined) throw new SealError('seal_secret');
  const random = nodeRandom();
  const known = await inspection.knownVaultKeys();
  const sealer = await readRosterSealer(vault, known, { deployment, today, random });
  const rows = await inspection.rosters();
  return {
    people: countPeople(sealer, rows, today, await inspection.admitted()),
    inTeams: addressesIn('teams', sealer, rows),
  };
}

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

/** About an inspected database; nothing where the vault cannot be read. */
export interface VaultBeside {
  readonly people: () => Promise<DeskCounts | undefined>;
  readonly inTeams: () => Promise<readonly string[] | undefined>;
  /** `undefined` also where no start has marked the database. */
  readonly lacks: () => Promise<readonly Lack[] | undefined>;
}

export function vaultBeside(inspection: Inspection, find: () => VaultAt): VaultBeside {
  const today = systemClock().today();
  const ask = async <T>(work: (vault: Vault) => Promise<T>): Promise<T | undefined> => {
    try {
      const at = find();
      return (await at.exists()) ? await work(await at.open({ create: false })) : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    people: () => ask((vault) => readCounts(inspection, vault, today)),
    inTeams: () =>
      ask(async (vault) =>
        addressesIn('teams', await sealerOf(inspection, vault, today), await inspection.rosters()),
      ),
    lacks: () =>
      ask(async (vault) => {
        const deployment = (await inspection.mark())?.deployment;
        if (deployment === undefined) return undefined;
        const needed = inspection.neededKeys;
        return findLacks({ vault, needed, today, deployment, random: nodeRandom() });
      }),
  };
}

/** Throws `seal_secret` when the vault does not say who counts. */
export async function readCounts(
  inspection: Pick<Inspection, 'mark' | 'rosters' | 'knownVaultKeys' | 'admitted'>,
  vault: Pick<Vault, 'get' | 'names'>,
  today: Day,
): Promise<DeskCounts> {
  const [sealer, rows] = [await sealerOf(inspection, vault, today), await inspection.rosters()];
  return countPeople(sealer, rows, today, await inspection.admitted());
}

async function sealerOf(
  inspection: Pick<Inspection, 'mark' | 'knownVaultKeys'>,
  vault: Pick<Vault, 'get' | 'names'>,
  today: Day,
): ReturnType<typeof readRosterSealer> {
  const { deployment } = (await inspection.mark()) ?? {};
  if (deployment === undefined) throw new SealError('seal_secret');
  const beside = { deployment, today, random: nodeRandom() };
  return readRosterSealer(vault, await inspection.knownVaultKeys(), beside);
}

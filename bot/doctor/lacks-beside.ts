import type { Inspection } from '../../db/inspect-database';
import { systemClock } from '../platform/clock';
import { nodeRandom } from '../platform/random';
import { findLacks, type Lack } from '../sealing/find-lacks';
import type { VaultAt } from '../vault/vault-at';

/**
 * What a database that is only looked at needs and its vault lacks; `undefined` where there is no vault, or
 * no start has marked the database. Rejects when the vault cannot be read.
 */
export async function lacksBeside(
  inspection: Pick<Inspection, 'mark' | 'neededKeys'>,
  at: VaultAt,
): Promise<readonly Lack[] | undefined> {
  const mark = await inspection.mark();
  if (mark === undefined || !(await at.exists())) return undefined;
  return findLacks({
    vault: await at.open({ create: false }),
    needed: inspection.neededKeys,
    today: systemClock().today(),
    deployment: mark.deployment,
    random: nodeRandom(),
  });
}

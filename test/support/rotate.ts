import type { Finishing } from '../../bot/keeper/finish-rotation';
import type { Progress } from '../../bot/keeper/rewrap-threads';
import { type Rotated, rotateKeys } from '../../bot/keeper/rotate-keys';
import { nodeChance } from '../../bot/sealing/node-chance';
import { openKeys } from '../../bot/sealing/open-keys';
import type { TestVissla } from './open-vissla';

/** The operator's process beside the bot: it shares nothing with it but database, vault and the clock on the wall. */
export async function openOperator({
  stores,
  clock,
}: Pick<TestVissla, 'stores' | 'clock'>): Promise<Finishing & { readonly faults: unknown[] }> {
  const { database, vault, deployment } = stores;
  const chance = nodeChance();
  const { deskKeys } = database;
  const keys = await openKeys({ vault, deskKeys, clock, chance, deployment });
  const faults: unknown[] = [];
  return {
    clock,
    threads: database.threads,
    threadSealer: keys.threadWraps,
    pool: database.pool,
    rotation: keys.rotation(database.sealedKeys),
    journal: { fault: (_, error) => void faults.push(error) },
    faults,
  };
}

export async function rotates(
  office: Pick<TestVissla, 'stores' | 'clock'>,
  options: { readonly anew?: boolean; readonly progress?: Progress } = {},
): Promise<Rotated> {
  const { anew = false, progress } = options;
  return rotateKeys(await openOperator(office), { anew }, progress);
}

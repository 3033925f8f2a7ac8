import type { RotationWorld } from '../../../bot/keeper/keeper';
import type { KeeperPool } from '../../../bot/keeper/pass/pool';
import type { Progress } from '../../../bot/keeper/upkeep/rewrap-threads';
import { type Rotated, rotateKeys } from '../../../bot/keeper/upkeep/rotate-keys';
import { poolBeside } from '../../../bot/operator/commands/with-keys';
import { renewRosters } from '../../../bot/people/create-people';
import { nodeRandom } from '../../../bot/platform/random';
import { openKeys } from '../../../bot/sealers/open-keys';
import type { TestVissla } from '../open-vissla';

/**
 * The operator's process beside the bot: it shares nothing with it but database, vault and the clock on the
 * wall.
 */
export async function openOperator({
  stores,
  clock,
}: Pick<TestVissla, 'stores' | 'clock'>): Promise<
  RotationWorld & { readonly pool: KeeperPool; readonly faults: unknown[] }
> {
  const { database, vault, deployment } = stores;
  const random = nodeRandom();
  const keys = await openKeys({ ...database, vault, clock, random, deployment });
  const staff = { store: database.staff, sealer: keys.rosters, random };
  const faults: unknown[] = [];
  const journal = { fault: (_: string, error: unknown) => void faults.push(error) };
  return {
    clock,
    threads: database.threads,
    threadSealer: keys.threadWraps,
    pool: poolBeside({ database, vault, keys, clock }),
    draftKeys: database.draftKeys,
    rotation: keys.rotation(database.sealedKeys),
    renewRosters: () => renewRosters(staff),
    journal,
    faults,
  };
}

export async function rotates(
  office: Pick<TestVissla, 'stores' | 'clock'>,
  options: { readonly afterLeak?: boolean; readonly progress?: Progress } = {},
): Promise<Rotated> {
  const { afterLeak = false, progress } = options;
  return rotateKeys(await openOperator(office), { afterLeak }, progress);
}

/** What an operator's process has just done when it ends. */
type Step = 'draw' | 'renewRows' | 'rewrap' | 'destroy';

/** Rotates in a process of its own that ends when it has done a step for the first time. */
export async function rotatesUntil(
  office: Pick<TestVissla, 'opens' | 'clock'>,
  step: Step,
): Promise<void> {
  const operator = await openOperator({ stores: await office.opens(), clock: office.clock });
  const { rotation, threads } = operator;
  const done = async (one: Step, work: Promise<unknown>): Promise<never> => {
    await work;
    throw new Error(`ended after ${one}`);
  };
  const dying: RotationWorld = {
    ...operator,
    rotation: {
      lines: () => rotation.lines(),
      unproved: () => rotation.unproved(),
      draw: (number) =>
        step === 'draw' ? done(step, rotation.draw(number)) : rotation.draw(number),
      renewRows: () =>
        step === 'renewRows' ? done(step, rotation.renewRows()) : rotation.renewRows(),
      destroy: (of, versions) =>
        step === 'destroy'
          ? done(step, rotation.destroy(of, versions))
          : rotation.destroy(of, versions),
    },
    threads: {
      page: (after, most) => threads.page(after, most),
      count: () => threads.count(),
      filedUntil: (day) => threads.filedUntil(day),
      rewrap: (rows) =>
        step === 'rewrap' ? done(step, threads.rewrap(rows)) : threads.rewrap(rows),
    },
  };
  const ended: unknown = await rotateKeys(dying, { afterLeak: false }).catch(
    (error: unknown) => error,
  );
  if (!(ended instanceof Error) || ended.message !== `ended after ${step}`) throw ended;
}

/** How many versions there are of the vault key, the pepper, the key of proofs, and each desk's keys. */
export async function countVersions(
  office: Pick<TestVissla, 'stores' | 'clock'>,
): Promise<number[]> {
  const { rotation } = await openOperator(office);
  return (await rotation.lines()).map(({ versions }) => versions.length);
}

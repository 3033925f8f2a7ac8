import { toHex } from '../../bot/domain/hex';
import type { Epoch, Pool } from '../../bot/ports/pool';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import { insertRows, isSubmitted, NotStored, refuseKnown, takenSlots } from './put-rows';
import { releaseAll } from './release';

/** The pool. Errors are `StoreError`s, and what a release's `open` throws. */
export function createPool(units: UnitOfWork): Pool {
  return {
    epoch: async (make) => {
      const running = await units.read(runningEpoch);
      return running ?? firstEpoch(units, await make());
    },
    running: () => units.read(runningEpoch),
    taken: (slots) =>
      units.read(async (tables) => {
        const taken = await takenSlots(tables, slots);
        return slots.map((slot) => taken.has(toHex(slot)));
      }),
    put: (rows, submission, audit) =>
      units
        .write(async (tables) => {
          await refuseKnown(tables, rows, submission);
          await insertRows(tables, rows, submission, audit);
          return 'stored' as const;
        }, 'shared')
        .catch((error: unknown) => {
          if (error instanceof NotStored) return error.code;
          throw error;
        }),
    submitted: (named) => units.read((tables) => isSubmitted(tables, named)),
    waits: () => units.read(({ pool }) => pool.exists()),
    renew: async (next, isOld) => {
      const isRenewed = await units.write(async (tables) => {
        const running = await runningEpoch(tables);
        if (running === undefined || !isOld(running) || (await tables.pool.exists())) return false;
        await tables.epoch.delete({ id: running.id });
        await tables.epoch.insert(next);
        return true;
      });
      if (isRenewed) await units.wipe();
      return isRenewed;
    },
    release: async (next, open) => {
      const released = await units.write((tables) => releaseAll(tables, next, open));
      if (released > 0) await units.wipe();
      return released;
    },
  };
}

/** Two writers may both find none; the second takes what the first made. */
async function firstEpoch(units: UnitOfWork, made: Epoch): Promise<Epoch> {
  return units.write(async (tables) => {
    const running = await runningEpoch(tables);
    if (running === undefined) await tables.epoch.insert(made);
    return running ?? made;
  });
}

async function runningEpoch({ epoch }: Tables): Promise<Epoch | undefined> {
  const [running] = await epoch.find({ take: 1 });
  return running;
}

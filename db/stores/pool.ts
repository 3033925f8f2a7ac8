import { IsNull, MoreThan } from 'typeorm';
import { toHex } from '../../bot/domain/hex';
import type { Epoch, Pool } from '../../bot/ports/pool';
import type { UnitOfWork } from '../unit-of-work';
import {
  insertRows,
  isSubmitted,
  NotStored,
  refuseKnown,
  removeCover,
  takenSlots,
} from './put-rows';
import { releaseAll } from './release';
import { runningEpoch } from './running-epoch';

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
    put: (rows, submission, audit, instead) =>
      units
        .write(async (tables) => {
          await refuseKnown(tables, rows, submission);
          if (instead !== undefined) await removeCover(tables, instead);
          await insertRows(tables, rows, submission, audit);
          return 'stored' as const;
        }, 'shared')
        .catch((error: unknown) => {
          if (error instanceof NotStored) return error.code;
          throw error;
        }),
    submitted: (named) => units.read((tables) => isSubmitted(tables, named)),
    rows: (epoch, after, most) =>
      units.read(({ pool }) =>
        pool.find({
          where: { epoch, ...(after && { slot: MoreThan(after) }) },
          order: { slot: 'ASC' },
          take: most,
        }),
      ),
    waits: (moreThan = 0) =>
      units.read(async ({ pool }) =>
        moreThan === 0 ? pool.exists() : (await pool.count()) > moreThan,
      ),
    setEnd: async (id, endsOn) => {
      await units.write(async ({ epoch }) => {
        await epoch.update(
          [
            { id, endsOn: IsNull() },
            { id, endsOn: MoreThan(endsOn) },
          ],
          { endsOn },
        );
      });
    },
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
    release: async (next, open, pass) => {
      const { rows, ended } = await units.write((tables) => releaseAll(tables, next, open, pass));
      if (ended) await units.wipe();
      return rows;
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

import { IsNull, MoreThan } from 'typeorm';
import type { AuditEntry } from '../../bot/domain/audit';
import { toHex } from '../../bot/domain/hex';
import type { Epoch, Pool, Withdrawal } from '../../bot/ports/pool';
import type { Tables } from '../schema/tables';
import type { UnitOfWork } from '../unit-of-work';
import type { AuditBook } from './audit-book';
import {
  doDeed,
  insertRows,
  isSubmitted,
  NotStored,
  refuseKnown,
  refuseTaken,
  removeCover,
  takenSlots,
} from './put-rows';
import { releaseAll } from './release';
import { runningEpoch } from './running-epoch';

/** The pool. Errors are `StoreError`s, and what a release's `open` throws. */
export function createPool(units: UnitOfWork, book: AuditBook): Pool {
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
    put: (rows, submission, entry, instead, deed) =>
      units
        .write(
          async (tables) => {
            await refuseKnown(tables, rows, submission);
            if (deed !== undefined) await doDeed(tables, deed);
            await refuseTaken(tables, rows);
            if (instead !== undefined) await removeCover(tables, instead);
            await insertRows(tables, rows, submission, entry && { book, entry });
            return 'stored' as const;
            // What a deed looks at has no key of its own to keep it apart, nor has the audit's end.
          },
          deed === undefined && entry === undefined ? 'shared' : 'exclusive',
        )
        .catch((error: unknown) => {
          if (error instanceof NotStored) return error.code;
          throw error;
        }),
    withdraw: async (withdrawal, entry) => {
      const isWithdrawn = await units
        .write((tables) => withdraw(tables, book, withdrawal, entry))
        .catch((error: unknown) => {
          if (error instanceof NotStored) return false;
          throw error;
        });
      // What was taken back must not be left in the log.
      if (isWithdrawn) await units.wipe();
      return isWithdrawn;
    },
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
      const { rows, ended } = await units.write((tables) =>
        releaseAll(tables, book, next, open, pass),
      );
      if (ended) await units.wipe();
      return rows;
    },
  };
}

async function withdraw(
  tables: Tables,
  book: AuditBook,
  { covers, ...deed }: Withdrawal,
  entry: AuditEntry,
): Promise<boolean> {
  await doDeed(tables, deed);
  for (const cover of covers) await tables.pool.insert(cover);
  await book.append(tables, entry);
  return true;
}

/** Two writers may both find none; the second takes what the first made. */
async function firstEpoch(units: UnitOfWork, made: Epoch): Promise<Epoch> {
  return units.write(async (tables) => {
    const running = await runningEpoch(tables);
    if (running === undefined) await tables.epoch.insert(made);
    return running ?? made;
  });
}

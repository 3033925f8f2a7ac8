import { In } from 'typeorm';
import type { KnownMonths } from '../../bot/ports/known-months';
import type { UnitOfWork } from '../unit-of-work';
import { keepOnce } from './keep-once';

/** The months whose keys the vault must have. Errors are `StoreError`s. */
export function createKnownMonths(units: UnitOfWork): KnownMonths {
  return {
    all: () => units.read(({ monthKey }) => monthKey.find()),
    keep: (row) =>
      keepOnce(() =>
        units.write(async ({ monthKey }) => {
          if (!(await monthKey.existsBy({ month: row.month }))) await monthKey.insert(row);
        }),
      ),
    forget: async (months) => {
      await units.write(({ monthKey }) => monthKey.delete({ month: In([...months]) }));
    },
  };
}

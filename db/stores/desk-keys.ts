import { In } from 'typeorm';
import type { DeskKeys } from '../../bot/ports/desk-keys';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';

/** The desks' keys. Errors are `StoreError`s. */
export function createDeskKeys(units: UnitOfWork): DeskKeys {
  return {
    ofDesk: (desk) => units.read(({ deskKey }) => deskKey.findBy({ desk })),
    create: async (row) => {
      try {
        await units.write(async ({ deskKey }) => {
          if (!(await deskKey.existsBy({ label: row.label }))) await deskKey.insert(row);
        });
      } catch (error) {
        // Another process was faster: there is one of that label, and that is all that was wanted.
        if (!(error instanceof StoreError) || error.code !== 'store_unique') throw error;
      }
    },
    destroy: (labels) =>
      units.write(({ deskKey }) => deskKey.delete({ label: In([...labels]) })).then(units.wipe),
  };
}

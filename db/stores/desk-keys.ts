import type { DeskKeys } from '../../bot/ports/desk-keys';
import type { UnitOfWork } from '../unit-of-work';

/** The desks' keys. Errors are `StoreError`s. */
export function createDeskKeys(units: UnitOfWork): DeskKeys {
  const get: DeskKeys['get'] = (desk) =>
    units.read(async ({ deskKey }) => (await deskKey.findOneBy({ desk })) ?? undefined);
  return {
    get,
    getOrCreate: async (row) =>
      (await get(row.desk)) ??
      units.write(async ({ deskKey }) => {
        const kept = await deskKey.findOneBy({ desk: row.desk });
        if (kept === null) await deskKey.insert(row);
        return kept ?? row;
      }),
  };
}

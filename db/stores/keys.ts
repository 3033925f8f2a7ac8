import { LessThan } from 'typeorm';
import type { DeskKeys } from '../../bot/ports/desk-keys';
import type { DraftKeys } from '../../bot/ports/draft-keys';
import type { InstallationRow } from '../schema/keys';
import type { UnitOfWork } from '../unit-of-work';

/** The days' draft keys. */
export function createDraftKeys(units: UnitOfWork): DraftKeys {
  const get: DraftKeys['get'] = (day) =>
    units.read(async ({ draftKey }) => (await draftKey.findOneBy({ day }))?.sealedKey);
  return {
    get,
    getOrCreate: async (day, sealedKey) =>
      (await get(day)) ??
      units.write(async ({ draftKey }) => {
        const kept = await draftKey.findOneBy({ day });
        if (kept === null) await draftKey.insert({ day, sealedKey });
        return kept?.sealedKey ?? sealedKey;
      }),
    destroyBefore: async (day) => {
      const destroyed = await units.write(async ({ draftKey, submission }) => {
        const submissions = await submission.delete({ day: LessThan(day) });
        const keys = await draftKey.delete({ day: LessThan(day) });
        return (submissions.affected ?? 0) + (keys.affected ?? 0);
      });
      if (destroyed > 0) await units.wipe();
    },
  };
}

/** The desks' keys. */
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

/** To which vault a database belongs, and whether its data are invented. */
export interface Installation {
  get(): Promise<Omit<InstallationRow, 'name'> | undefined>;
  /** Marks a new database; `store_unique` when it is marked already. */
  create(row: Omit<InstallationRow, 'name'>): Promise<void>;
}

const name = 'vissla';

export function createInstallation(units: UnitOfWork): Installation {
  return {
    get: () =>
      units.read(async ({ installation }) => {
        const row = await installation.findOneBy({ name });
        return row === null ? undefined : { deployment: row.deployment, kind: row.kind };
      }),
    create: (row) =>
      units.write(async ({ installation }) => {
        await installation.insert({ name, ...row });
      }),
  };
}

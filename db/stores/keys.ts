import { In, LessThan } from 'typeorm';
import type { DeskKeys, DraftKeys, KnownMonths, KnownVaultKeys } from '../../bot/ports/keys';
import type { Tables } from '../schema/tables';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';

export function createKnownMonths(units: UnitOfWork): KnownMonths {
  return {
    all: () => units.read(({ monthKey }) => monthKey.find()),
    keep: (row) =>
      keepOnce(units, async ({ monthKey }) => {
        if (!(await monthKey.existsBy({ month: row.month }))) await monthKey.insert(row);
      }),
    forget: async (months) => {
      await units.write(({ monthKey }) => monthKey.delete({ month: In([...months]) }));
    },
  };
}

export function createKnownVaultKeys(units: UnitOfWork): KnownVaultKeys {
  return {
    all: () => units.read(({ vaultKey }) => vaultKey.find()),
    keep: (row) =>
      keepOnce(units, async ({ vaultKey }) => {
        if (!(await vaultKey.existsBy({ label: row.label }))) await vaultKey.insert(row);
      }),
    forget: async (labels) => {
      await units.write(({ vaultKey }) => vaultKey.delete({ label: In([...labels]) }));
    },
  };
}

export function createDeskKeys(units: UnitOfWork): DeskKeys {
  return {
    ofDesk: (desk) => units.read(({ deskKey }) => deskKey.findBy({ desk })),
    create: (row) =>
      keepOnce(units, async ({ deskKey }) => {
        if (!(await deskKey.existsBy({ label: row.label }))) await deskKey.insert(row);
      }),
    destroy: (labels) =>
      units.write(({ deskKey }) => deskKey.delete({ label: In([...labels]) })).then(units.wipe),
  };
}

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
    days: () => units.read(async ({ draftKey }) => (await draftKey.find()).map(({ day }) => day)),
    destroyBefore: async (day) => {
      const { affected } = await units.write(({ draftKey }) =>
        draftKey.delete({ day: LessThan(day) }),
      );
      if ((affected ?? 0) > 0) await units.wipe();
    },
  };
}

/** Another process's row will do. */
async function keepOnce(units: UnitOfWork, keep: (tables: Tables) => Promise<void>): Promise<void> {
  try {
    await units.write(keep);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store_unique') throw error;
  }
}

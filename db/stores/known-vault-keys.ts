import { In } from 'typeorm';
import type { KnownVaultKeys } from '../../bot/ports/known-vault-keys';
import { StoreError } from '../store-error';
import type { UnitOfWork } from '../unit-of-work';

/** Which versions of the vault's keys count. Errors are `StoreError`s. */
export function createKnownVaultKeys(units: UnitOfWork): KnownVaultKeys {
  return {
    all: () => units.read(({ vaultKey }) => vaultKey.find()),
    keep: async (row) => {
      try {
        await units.write(async ({ vaultKey }) => {
          if (!(await vaultKey.existsBy({ label: row.label }))) await vaultKey.insert(row);
        });
      } catch (error) {
        // Another process was faster: there is one of that label, and that is all that was wanted.
        if (!(error instanceof StoreError) || error.code !== 'store_unique') throw error;
      }
    },
    forget: async (labels) => {
      await units.write(({ vaultKey }) => vaultKey.delete({ label: In([...labels]) }));
    },
  };
}

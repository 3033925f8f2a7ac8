import { In } from 'typeorm';
import type { KnownVaultKeys } from '../../bot/ports/known-vault-keys';
import type { UnitOfWork } from '../unit-of-work';
import { keepOnce } from './keep-once';

/** Which versions of the vault's keys count. Errors are `StoreError`s. */
export function createKnownVaultKeys(units: UnitOfWork): KnownVaultKeys {
  return {
    all: () => units.read(({ vaultKey }) => vaultKey.find()),
    keep: (row) =>
      keepOnce(() =>
        units.write(async ({ vaultKey }) => {
          if (!(await vaultKey.existsBy({ label: row.label }))) await vaultKey.insert(row);
        }),
      ),
    forget: async (labels) => {
      await units.write(({ vaultKey }) => vaultKey.delete({ label: In([...labels]) }));
    },
  };
}

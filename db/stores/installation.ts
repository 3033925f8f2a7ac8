import type { InstallationRow } from '../schema/keys';
import type { UnitOfWork } from '../unit-of-work';

type Mark = Pick<InstallationRow, 'deployment' | 'kind'>;

/** To which vault a database belongs, and whether its data are invented. */
export interface Installation {
  /** The mark; `undefined` in a new database. */
  get(): Promise<Mark | undefined>;
  /** Marks a new database; `store_unique` when it is marked already. */
  create(row: Mark): Promise<void>;
}

const name = 'vissla';

/** The one row that says what a database is. Errors are `StoreError`s. */
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

import type { Database } from '../../db/open-database';
import { type SampleRows, sampleRows } from '../db/sample-rows';

/** The stores of one empty database. */
export type Stores = Omit<Database, 'close'>;

/** Opens the stores that a contract is tried on, each time empty ones. */
export type OpenStores = () => Promise<{
  readonly database: Stores;
  readonly remove: () => Promise<void>;
}>;

/** What every store of a kind must do. Each test has empty stores, and rows to put into them. */
export const storeContract =
  (what: string, suite: (stores: Stores, rows: SampleRows) => void) =>
  (name: string, open: OpenStores): void => {
    describe(`${name} as ${what}`, () => {
      const stores = {} as Stores;
      let remove: () => Promise<void>;
      beforeEach(async () => {
        const opened = await open();
        remove = opened.remove;
        Object.assign(stores, opened.database);
      });
      afterEach(() => remove());
      suite(stores, sampleRows(what));
    });
  };

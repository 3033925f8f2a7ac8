import { storeContracts } from '../contract/store-contracts';
import { onEveryDatabase } from '../support/databases/open-database';

onEveryDatabase('the stores', (open, kind) => {
  storeContracts(kind, open);
});

import { draftKeysContract } from '../contract/draft-keys.contract';
import { peopleContract } from '../contract/people.contract';
import { poolContract } from '../contract/pool.contract';
import { threadStoreContract } from '../contract/thread-store.contract';
import { onEveryDatabase } from '../support/open-database';

onEveryDatabase('the stores', (open, kind) => {
  threadStoreContract(kind, open);
  poolContract(kind, open);
  peopleContract(kind, open);
  draftKeysContract(kind, open);
});

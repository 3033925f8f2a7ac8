import { deskKeysContract } from '../contract/desk-keys.contract';
import { draftKeysContract } from '../contract/draft-keys.contract';
import { outboxContract } from '../contract/outbox.contract';
import { peopleContract } from '../contract/people.contract';
import { poolContract } from '../contract/pool.contract';
import { sealedKeysContract } from '../contract/sealed-keys.contract';
import { threadStoreContract } from '../contract/thread-store.contract';
import { onEveryDatabase } from '../support/open-database';

onEveryDatabase('the stores', (open, kind) => {
  threadStoreContract(kind, open);
  poolContract(kind, open);
  peopleContract(kind, open);
  outboxContract(kind, open);
  draftKeysContract(kind, open);
  deskKeysContract(kind, open);
  sealedKeysContract(kind, open);
});

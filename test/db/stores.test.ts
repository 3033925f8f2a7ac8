import { draftKeysContract } from '../contract/draft-keys.contract';
import { outboxContract } from '../contract/outbox.contract';
import { peopleContract } from '../contract/people.contract';
import { poolContract } from '../contract/pool.contract';
import { threadStoreContract } from '../contract/thread-store.contract';
import { openTemporaryDatabase } from '../support/open-database';

threadStoreContract('SQLite', openTemporaryDatabase);
poolContract('SQLite', openTemporaryDatabase);
peopleContract('SQLite', openTemporaryDatabase);
outboxContract('SQLite', openTemporaryDatabase);
draftKeysContract('SQLite', openTemporaryDatabase);

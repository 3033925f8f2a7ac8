import { deskKeysContract } from '../contract/desk-keys.contract';
import { draftKeysContract } from '../contract/draft-keys.contract';
import { peopleContract } from '../contract/people.contract';
import { poolContract } from '../contract/pool.contract';
import { sealedKeysContract } from '../contract/sealed-keys.contract';
import { threadStoreContract } from '../contract/thread-store.contract';
import { openTemporaryDatabase } from '../support/open-database';

threadStoreContract('SQLite', openTemporaryDatabase);
poolContract('SQLite', openTemporaryDatabase);
peopleContract('SQLite', openTemporaryDatabase);
draftKeysContract('SQLite', openTemporaryDatabase);
deskKeysContract('SQLite', openTemporaryDatabase);
sealedKeysContract('SQLite', openTemporaryDatabase);

import { auditTrailContract } from './audit-trail.contract';
import {
  installationContract,
  passRulesContract,
  remindersContract,
} from './installation.contract';
import * as keys from './keys.contract';
import type { OpenStores } from './open-stores';
import { outboxContract } from './outbox.contract';
import { peopleContract } from './people.contract';
import { poolContract } from './pool.contract';
import { proposalsContract } from './proposals.contract';
import { caseRecordsContract, deskRecordsContract } from './records.contract';
import { threadStoreContract } from './thread-store.contract';
import { yearBookContract } from './year-book.contract';

/** All contracts of a database's stores, in one place, so that none is forgotten where one is tried. */
const contracts = [
  threadStoreContract,
  poolContract,
  peopleContract,
  auditTrailContract,
  outboxContract,
  proposalsContract,
  deskRecordsContract,
  caseRecordsContract,
  yearBookContract,
  installationContract,
  passRulesContract,
  remindersContract,
  ...Object.values(keys),
];

/** What every database must do. */
export function storeContracts(name: string, open: OpenStores): void {
  for (const contract of contracts) contract(name, open);
}

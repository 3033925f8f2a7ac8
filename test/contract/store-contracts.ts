import { auditTrailContract } from './audit-trail.contract';
import { broadcastsContract } from './broadcasts.contract';
import { caseRecordsContract } from './case-records.contract';
import { deskKeysContract } from './desk-keys.contract';
import { deskRecordsContract } from './desk-records.contract';
import { draftKeysContract } from './draft-keys.contract';
import { installationContract } from './installation.contract';
import { knownMonthsContract } from './known-months.contract';
import { knownVaultKeysContract } from './known-vault-keys.contract';
import { neededKeysContract } from './needed-keys.contract';
import type { OpenStores } from './open-stores';
import { outboxContract } from './outbox.contract';
import { peopleContract } from './people.contract';
import { poolContract } from './pool.contract';
import { proposalsContract } from './proposals.contract';
import { releaseRulesContract } from './release-rules.contract';
import { remindersContract } from './reminders.contract';
import { sealedKeysContract } from './sealed-keys.contract';
import { threadStoreContract } from './thread-store.contract';

/**
 * What every database must do: all contracts of its stores, in one place, so that none is forgotten where it
 * is tried.
 */
export function storeContracts(name: string, open: OpenStores): void {
  threadStoreContract(name, open);
  poolContract(name, open);
  peopleContract(name, open);
  auditTrailContract(name, open);
  outboxContract(name, open);
  proposalsContract(name, open);
  deskRecordsContract(name, open);
  caseRecordsContract(name, open);
  broadcastsContract(name, open);
  draftKeysContract(name, open);
  deskKeysContract(name, open);
  sealedKeysContract(name, open);
  knownVaultKeysContract(name, open);
  knownMonthsContract(name, open);
  neededKeysContract(name, open);
  installationContract(name, open);
  releaseRulesContract(name, open);
  remindersContract(name, open);
}

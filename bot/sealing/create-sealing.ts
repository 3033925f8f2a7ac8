import type { Desk } from '../domain/ids';
import type { Chance } from '../ports/chance';
import type { Clock } from '../ports/clock';
import type { DeskKeys } from '../ports/desk-keys';
import type { DraftKeys } from '../ports/draft-keys';
import type { DraftSealer } from '../ports/draft-sealer';
import type { ReceiptKeys } from '../ports/receipt-keys';
import type { MessageSealer, PoolSealer, ThreadSealer } from '../ports/sealer';
import type { Vault } from '../ports/vault';
import { createDayKeyring } from './day-keyring';
import { createDeskKeyring } from './desk-keyring';
import { createDraftSealer } from './draft-sealer';
import { createEnvelopes } from './envelopes';
import { createMemberIds } from './member-ids';
import { createMessageSealer } from './message-sealer';
import { createPoolSealer } from './pool-sealer';
import { createReceiptKeys } from './receipt-keys';
import { createShredKeys } from './shred-keys';
import { createThreadSealer } from './thread-sealer';
import { makeSecret, secretNames } from './vault-secrets';

/** Everything that seals and opens, ready to use. */
export interface Sealing {
  readonly threads: ThreadSealer;
  readonly messages: MessageSealer;
  readonly pool: PoolSealer;
  readonly drafts: DraftSealer;
  readonly receipts: ReceiptKeys;
  /** The id of a person who joins a desk. */
  readonly memberIdOf: ReturnType<typeof createMemberIds>;
  /** Makes a desk's keys when it has none yet, and warms them, so that the first report is not the slow one. */
  prepareDesk(desk: Desk): Promise<void>;
}

export interface SealingParts {
  readonly vault: Vault;
  readonly deskKeys: DeskKeys;
  readonly draftKeys: DraftKeys;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The sixteen bytes that tell this installation's data from any other's; never changed. */
  readonly deployment: Uint8Array;
}

/**
 * Reads the vault's standing secrets once, making those that are missing, and puts the sealers together. Throws
 * `seal_secret` when a secret has not the length it must have. What is remembered in memory are unsealed keys alone.
 */
export async function createSealing(parts: SealingParts): Promise<Sealing> {
  const { vault, deskKeys, draftKeys, clock, chance, deployment } = parts;
  const keyEncryption = await makeSecret(vault, chance, secretNames.keyEncryption, 32);
  const pepper = await makeSecret(vault, chance, secretNames.pepper, 32);
  const salt = await makeSecret(vault, chance, secretNames.receiptSalt, 16);
  const envelopes = createEnvelopes(deployment, chance);
  const desks = createDeskKeyring(deskKeys, keyEncryption, envelopes, chance);
  const shred = createShredKeys(vault, clock, chance);
  const days = createDayKeyring(draftKeys, keyEncryption, envelopes, clock, chance);
  return {
    threads: createThreadSealer(envelopes, desks, shred, chance),
    messages: createMessageSealer(envelopes),
    pool: createPoolSealer(envelopes, keyEncryption, chance),
    drafts: createDraftSealer(days, clock, chance),
    receipts: createReceiptKeys({ salt, pepper }),
    memberIdOf: createMemberIds(pepper),
    prepareDesk: async (desk) => {
      await desks(desk);
    },
  };
}

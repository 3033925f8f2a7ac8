import type { AuditChain } from '../ports/audit-chain';
import type { AuditTrail } from '../ports/audit-trail';
import type { Clock } from '../ports/clock';
import type { NeededKeys } from '../ports/key-needs';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { openAuditChain } from '../sealing/audit-chain';
import { requireKeys } from '../start/advice-on-keys';

/** Lets the audit be written, once the vault has all that rows need. May be called again. */
export async function openAudit(parts: {
  readonly stores: { readonly auditTrail: AuditTrail; readonly neededKeys: NeededKeys };
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'today'>;
  readonly random: Random;
  readonly deployment: Uint8Array;
}): Promise<AuditChain> {
  const { stores, vault, clock, random, deployment } = parts;
  const { auditTrail, neededKeys: needed } = stores;
  await requireKeys({ vault, needed, today: clock.today(), deployment, random });
  const chain = await openAuditChain(vault, random);
  auditTrail.use(chain);
  return chain;
}

import { beginAudit } from '../audit/begin-audit';
import type { AuditChain } from '../ports/audit-chain';
import type { AuditTrail } from '../ports/audit-trail';
import type { Clock } from '../ports/clock';
import type { NeededKeys } from '../ports/key-needs';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';
import { openAuditChain } from '../sealing/audit-chain';
import { requireKeys } from '../start/advice-on-keys';

/** The audit, ready to be written and to be proved. */
export interface OpenedAudit {
  readonly chain: AuditChain;
  /** How many entries of before were taken over into the chain just now. */
  readonly taken: number;
}

/**
 * Lets the audit be written, once the vault has all that rows need: before, nothing is made in it. May be
 * called again.
 * @param again see {@link beginAudit}
 */
export async function openAudit(
  parts: {
    readonly stores: { readonly auditTrail: AuditTrail; readonly neededKeys: NeededKeys };
    readonly vault: Vault;
    readonly clock: Pick<Clock, 'today'>;
    readonly random: Random;
    readonly deployment: Uint8Array;
  },
  again?: 'again',
): Promise<OpenedAudit> {
  const { stores, vault, clock, random, deployment } = parts;
  const { auditTrail: trail, neededKeys: needed } = stores;
  await requireKeys({ vault, needed, today: clock.today(), deployment, random });
  const chain = await openAuditChain(vault, random);
  const taken = await beginAudit({ trail, chain, vault, clock, random }, again);
  return { chain, taken };
}

import { nobody } from '../domain/audit';
import type { AuditChain } from '../ports/audit-chain';
import type { AuditTrail } from '../ports/audit-trail';
import type { Clock } from '../ports/clock';
import type { Random } from '../ports/random';
import type { Vault } from '../ports/vault';

/** The name under which the vault keeps that the audit of before is in the chain: no more is taken over. */
const chainedSecret = 'audit-chained';

/**
 * Lets the audit be written. The first time in an installation, what an earlier version wrote comes into the
 * chain, with a mark after it: of what stands before the mark the chain proves what it was on that day. That
 * it was done stands in the vault, so that nobody who writes to the database can have it done again.
 * @param again has it done for a database of before all the same; the operator alone may say so
 * @returns how many entries were taken over
 */
export async function beginAudit(
  parts: {
    readonly trail: Pick<AuditTrail, 'use' | 'takeOver'>;
    readonly chain: AuditChain;
    readonly vault: Pick<Vault, 'get' | 'getOrCreate'>;
    readonly clock: Pick<Clock, 'today'>;
    readonly random: Pick<Random, 'id'>;
  },
  again?: 'again',
): Promise<number> {
  const { trail, chain, vault, clock, random } = parts;
  trail.use(chain);
  if (again === undefined && (await vault.get(chainedSecret)) !== undefined) return 0;
  const mark = { id: random.id(), day: clock.today(), member: nobody } as const;
  const taken = await trail.takeOver({ ...mark, event: 'audit_taken_over' });
  // Afterwards: were it said before and this cut short, what is from before would look like a stranger's.
  await vault.getOrCreate(chainedSecret, () => Uint8Array.of(1));
  return taken;
}

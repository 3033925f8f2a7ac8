import type { AuditEntry, AuditEvent } from '../../domain/audit';
import type { ThreadId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import type { Random } from '../../ports/random';
import type { Clock } from '../../ports/time';

/**
 * The audit's line for what a member does.
 * @param thread none where it is about the desk
 * @param subject the colleague whom it is about, or a package's version
 */
export function auditEntry(
  { random, clock }: { readonly random: Random; readonly clock: Clock },
  { id: member }: Pick<Member, 'id'>,
  event: AuditEvent,
  thread?: ThreadId,
  subject?: AuditEntry['subject'],
): AuditEntry {
  const about = { ...(thread && { thread }), ...(subject && { subject }) };
  return { id: random.id(), day: clock.today(), event, member, ...about };
}

import type { Desk } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import { limits } from '../domain/limits';
import type { InvitationTerms } from '../ports/people';
import type { Clock } from '../ports/time';

/** Good for a day. */
export function invitationOf(
  code: InvitationCode,
  desk: Desk,
  title: string,
  clock: Pick<Clock, 'now'>,
): InvitationTerms {
  const expiresAt = clock.now() + limits.invitationHours * 3_600_000;
  return { code, desk, title, expiresAt };
}

import type { InvitationCode, Joined } from '../../domain/invitation';
import type { Who } from '../../ports/people';
import type { DeskWorld } from '../case/context';

/**
 * Redeems an invitation. The first two people of a desk are admitted at once; others wait for a member. Used,
 * expired and mistyped codes get the same refusal.
 */
export async function join(
  { random, clock, people }: DeskWorld,
  who: Who,
  code: InvitationCode,
): Promise<Joined> {
  const redeemed = await people.redeem({
    code,
    who,
    now: clock.now(),
    audit: { id: random.id(), day: clock.today() },
  });
  const { kind } = redeemed;
  if (kind === 'admitted' || kind === 'waiting')
    return { kind: 'joined', desk: redeemed.member.desk, admitted: kind === 'admitted' };
  return { kind: 'refused', remark: kind === 'refused' ? 'code_refused' : kind };
}

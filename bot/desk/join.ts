import type { InvitationCode, Joined } from '../domain/invitation';
import type { Who } from '../ports/people';
import type { DeskWorld } from './world';

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
  switch (redeemed.kind) {
    case 'admitted':
    case 'waiting':
      return { kind: 'joined', desk: redeemed.member.desk, admitted: redeemed.kind === 'admitted' };
    case 'refused':
      return { kind: 'refused', remark: 'code_refused' };
    case 'already_member':
    case 'desk_full':
      return { kind: 'refused', remark: redeemed.kind };
  }
}

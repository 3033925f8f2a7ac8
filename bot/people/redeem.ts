import { limits } from '../domain/limits';
import { receives } from '../domain/member';
import type { People, Redeemed } from '../ports/people';
import { asMember, everyMember, isPerson, openRosters, type Writing, writeRoster } from './rosters';

type Request = Parameters<People['redeem']>[0];

/** Redeems an invitation, within a transaction. One that lets nobody in stays valid for another person. */
export async function redeem(
  writing: Writing,
  { code, who, now, audit }: Request,
): Promise<Redeemed> {
  const { staff, sealer } = writing;
  await staff.endInvitations(now);
  const rosters = await openRosters(writing);
  // Checked first: a second press is told that the first one worked, although the code is used up.
  if (everyMember(rosters).some((one) => isPerson(one, who))) return { kind: 'already_member' };
  const invitation = await staff.invitation(code.locator);
  if (invitation === undefined) return { kind: 'refused' };
  if (!sealer.fits(invitation, code.secret)) {
    const tries = invitation.tries + 1;
    if (tries >= limits.invitationTries) await staff.endInvitation(code.locator);
    else await staff.countTry(code.locator, tries);
    return { kind: 'refused' };
  }
  const { desk, title } = invitation;
  const roster = rosters[desk];
  const { members, from } = roster;
  if (members.length >= limits.deskMembers) return { kind: 'desk_full' };

  const id = sealer.memberIdOf(who);
  const isOpen = members.filter(receives).length >= limits.deskOpensAt;
  const standing = isOpen ? 'waiting' : 'member';
  const { messenger, tenant, user, address } = who;
  // A waiting person is told by the member who approves what can be seen.
  const sees = standing === 'member' ? audit.day : undefined;
  const account = { messenger, tenant, user, address };
  const member = { id, desk, title, standing, sees, from, ...account } as const;
  await writeRoster(writing, desk, roster, [...members, member]);
  await staff.endInvitation(code.locator);
  const event = standing === 'member' ? 'member_joined' : 'member_asked_to_join';
  await staff.audit({ ...audit, event, member: id });
  return { kind: standing === 'member' ? 'admitted' : 'waiting', member: asMember(member) };
}

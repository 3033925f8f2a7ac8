import { limits } from '../domain/limits';
import { receives } from '../domain/member';
import type { People, Redeemed } from '../ports/people';
import { asMember, everyMember, isPerson, readRosters, type Writing, writeRoster } from './rosters';

type Request = Parameters<People['redeem']>[0];

/** Redeems an invitation, within one transaction. One that lets nobody in is left for another person. */
export async function redeem(
  writing: Writing,
  { code, who, now, audit }: Request,
): Promise<Redeemed> {
  const { staff, sealer } = writing;
  await staff.endInvitations(now);
  const rows = await staff.read();
  const rosters = readRosters(sealer, rows);
  // First of all: a person who presses twice is told that it has worked, although the code is used up.
  if (everyMember(rosters).some((row) => isPerson(row, who))) return { kind: 'already_member' };
  const invitation = await staff.invitation(code.locator);
  if (invitation === undefined) return { kind: 'refused' };
  if (!sealer.fits(invitation, code.secret)) {
    const tries = invitation.tries + 1;
    if (tries >= limits.invitationTries) await staff.endInvitation(code.locator);
    else await staff.countTry(code.locator, tries);
    return { kind: 'refused' };
  }
  const { desk, title } = invitation;
  const { members, isChanged } = rosters[desk];
  if (members.length >= limits.deskMembers) return { kind: 'desk_full' };

  const id = sealer.memberIdOf(who);
  // Whoever makes the others disappear must not be let in at once for it.
  const isOpen = isChanged || members.map(asMember).filter(receives).length >= limits.deskOpensAt;
  const standing = isOpen ? 'waiting' : 'member';
  // Rows that somebody else wrote for that person, or under that id, must not stand in the way.
  const others = rows.members.filter((one) => one.id === id || isPerson(one, who));
  await staff.remove(others.map((one) => one.id));
  const { messenger, tenant, user, address } = who;
  // Whoever waits is told by whom he is let in what he will see.
  const seesFrom = standing === 'member' ? audit.day : null;
  const reads = { seesFrom, awayUntil: null } as const;
  const member = { id, desk, title, standing, ...reads, messenger, tenant, user, address } as const;
  await writeRoster(writing, desk, [...members, member]);
  await staff.endInvitation(code.locator);
  const event = standing === 'member' ? 'member_joined' : 'member_asked_to_join';
  await staff.audit({ ...audit, event, member: id });
  return { kind: standing === 'member' ? 'admitted' : 'waiting', member: asMember(member) };
}

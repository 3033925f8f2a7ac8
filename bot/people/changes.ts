import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { receives } from '../domain/member';
import type { People, Redeemed, Who } from '../ports/people';
import {
  asMember,
  everyMember,
  findMember,
  isPerson,
  openRosters,
  replaceMember,
  type Writing,
  writeRoster,
} from './rosters';

export async function refresh(writing: Writing, who: Who): Promise<void> {
  const rosters = await openRosters(writing);
  const own = everyMember(rosters).find((one) => isPerson(one, who));
  if (own !== undefined)
    await replaceMember(writing, rosters[own.desk], { ...own, address: who.address });
}

/** Notes until when a member is away, or that one is back; within a transaction. */
export async function setAway(
  writing: Writing,
  id: MemberId,
  awayUntil: Day | undefined,
  entry: AuditEntry,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const own = findMember(rosters, id);
  if (own?.standing !== 'member') return false;
  if (own.awayUntil === awayUntil) return true;
  await replaceMember(writing, rosters[own.desk], { ...own, awayUntil });
  await writing.staff.audit(entry);
  return true;
}

/** Removes a person, within a transaction; see {@link People.remove}. */
export async function remove(
  writing: Writing,
  id: MemberId,
  openMonths: readonly Month[],
  mayWait: boolean,
): ReturnType<People['remove']> {
  const rosters = await openRosters(writing);
  const person = findMember(rosters, id);
  if (person === undefined) return 'unknown';
  const { desk } = person;
  const others = rosters[desk].members.filter((one) => one !== person);
  const isLast = receives(person) && !others.some(receives);
  if (isLast && desk !== 'hr') return 'last';
  if (isLast && (mayWait || (await writing.staff.isHrOpen(openMonths)))) return 'last_with_threads';
  await writeRoster(writing, desk, rosters[desk], others);
  return 'removed';
}

/** Lets in a waiting person, who sees what is released from a day on, or sends the person away. */
export async function decide(
  writing: Writing,
  id: MemberId,
  decision: Parameters<People['decide']>[1],
  entry: AuditEntry,
  from: Day = entry.day,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const person = findMember(rosters, id);
  if (person?.standing !== 'waiting') return false;
  const roster = rosters[person.desk];
  if (decision === 'decline') {
    const others = roster.members.filter((one) => one !== person);
    await writeRoster(writing, person.desk, roster, others);
  } else {
    const sees = decision === 'approve_deputy' ? ('shown' as const) : from;
    await replaceMember(writing, roster, { ...person, standing: 'member', sees });
  }
  await writing.staff.audit(entry);
  return true;
}

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

import type { AuditEntry } from '../domain/audit';
import { addDays, type Day, type Month } from '../domain/day';
import type { Desk, MemberId } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import { limits } from '../domain/limits';
import { type Mandate, receives } from '../domain/member';
import { seesAfter } from '../domain/readers';
import type { BoundTo, People, Redeemed, Who } from '../ports/people';
import type { Invitation, NewPasskey, StaffMember } from '../ports/staff';
import {
  asMember,
  canRemember,
  everyMember,
  findMember,
  hasRoom,
  isPerson,
  isTitleTaken,
  openRosters,
  type Roster,
  type Rosters,
  replaceMember,
  type Writing,
  withUsed,
  writeRoster,
} from './rosters';
import { addPasskey, isTaken, madeOn } from './write-passkeys';

export async function refresh(writing: Writing, who: Who): Promise<void> {
  const rosters = await openRosters(writing);
  const own = everyMember(rosters).find((one) => isPerson(one, who));
  if (own !== undefined)
    await replaceMember(writing, rosters[own.desk], { ...own, address: who.address });
}

/** Notes something of a member's own, within a transaction; false if nobody is such a member. */
export async function setOwn<K extends 'awayUntil' | 'email'>(
  writing: Writing,
  id: MemberId,
  [name, value]: readonly [K, StaffMember[K]],
  entry?: AuditEntry,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const own = findMember(rosters, id);
  if (own?.standing !== 'member') return false;
  if (own[name] === value) return true;
  await replaceMember(writing, rosters[own.desk], { ...own, [name]: value });
  if (entry !== undefined) await writing.staff.audit(entry);
  return true;
}

/** Notes a member's appointment, within a transaction; false without such a person. */
export async function appoint(
  writing: Writing,
  id: MemberId,
  mandate: Mandate,
  entry: AuditEntry,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const own = findMember(rosters, id);
  if (own === undefined) return false;
  await replaceMember(writing, rosters[own.desk], { ...own, mandate });
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
  const others = rosters[desk].members.filter((one) => one !== person && one.renews !== id);
  const isLast = receives(person) && !others.some(receives);
  if (isLast && desk !== 'hr') return 'last';
  if (isLast && (mayWait || (await writing.staff.isHrOpen(openMonths)))) return 'last_with_threads';
  await writeRoster(writing, desk, rosters[desk], others);
  return 'removed';
}

/** Lets in a waiting person, who then sees what is written later, or sends the person away. */
export async function decide(
  writing: Writing,
  id: MemberId,
  decision: Parameters<People['decide']>[1],
  entry: AuditEntry,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const person = findMember(rosters, id);
  if (person?.standing !== 'waiting') return false;
  const roster = rosters[person.desk];
  if (person.renews !== undefined && decision !== 'decline') return false;
  if (decision === 'decline') {
    const others = roster.members.filter((one) => one !== person);
    await writeRoster(writing, person.desk, roster, others);
  } else {
    const sees = decision === 'approve_deputy' ? ('shown' as const) : seesAfter(entry.day);
    await replaceMember(writing, roster, { ...person, standing: 'member', sees });
  }
  await writing.staff.audit(entry);
  return true;
}

/**
 * The first day of writing that somebody reads who comes in at once. Those who begin a desk read the windows
 * that run, too: nothing can have been sent. That is the first of a desk, and the second handler, unless the
 * first has entered a report. Of a desk that was begun again, the operator has said from which day on.
 */
async function seesFrom({ staff }: Writing, desk: Desk, roster: Roster, today: Day): Promise<Day> {
  const { members, former = [], from } = roster;
  const hasReceiver = members.some(receives);
  const hasEntered = async () => from === undefined && staff.hasThreads(desk);
  const wasOpen = desk === 'hr' || former.length > 0 || (await hasEntered());
  return hasReceiver && wasOpen ? seesAfter(today) : addDays(today, -limits.longestWindow);
}

interface CodeRead {
  readonly invitation: Invitation;
  readonly bound?: { readonly as: BoundTo['as']; readonly owner: StaffMember };
}

/**
 * Finds what a typed code opens: a place at a desk, or something of its owner's. A wrong one counts against
 * the invitation with its locator. Within a transaction.
 */
export async function readCode(
  { staff, sealer }: Writing,
  rosters: Rosters,
  { locator, secret }: InvitationCode,
): Promise<CodeRead | undefined> {
  const invitation = await staff.invitation(locator);
  if (invitation === undefined || invitation.tries < 0) return undefined;
  // A row that was put back opens nothing: the sealed list remembers its code.
  if (rosters[invitation.desk].used?.some((one) => one.locator === locator) === true)
    return undefined;
  if (sealer.fits(invitation, secret)) return { invitation };
  for (const as of ['own', 'renews'] as const) {
    const owner = everyMember(rosters).find(({ id }) =>
      sealer.fits(invitation, secret, { as, member: id }),
    );
    if (owner !== undefined) return { invitation, bound: { as, owner } };
  }
  const tries = invitation.tries + 1;
  if (tries >= limits.invitationTries) await staff.endInvitation(locator);
  else await staff.countTry(locator, tries);
  return undefined;
}

type Request = Parameters<People['redeem']>[0] & {
  /** The passkey of a person who joins on the web, or of a member's own code. */
  readonly passkey?: NewPasskey;
};

/** Redeems a code, within a transaction. One that lets nobody in stays valid for another person. */
export async function redeem(
  writing: Writing,
  { code, who, now, audit, passkey }: Request,
): Promise<Redeemed> {
  const { staff, sealer } = writing;
  await staff.endInvitations(now);
  const rosters = await openRosters(writing);
  // Checked first: a second press is told that the first one worked, although the code is used up.
  if (everyMember(rosters).some((one) => isPerson(one, who))) return { kind: 'already_member' };
  if (passkey !== undefined && isTaken(rosters, passkey)) return { kind: 'refused' };
  const found = await readCode(writing, rosters, code);
  if (found === undefined) return { kind: 'refused' };
  const { bound, invitation } = found;
  // A member's codes let nobody into a desk, and are good where passkeys are.
  if (bound !== undefined && passkey === undefined) return { kind: 'refused' };
  if (bound?.as === 'own' && passkey !== undefined) {
    const { owner } = bound;
    if (!hasRoom(owner)) return { kind: 'refused' };
    await staff.endInvitation(code.locator);
    const used = withUsed(rosters[owner.desk], code.locator, audit.day);
    const added = await addPasskey(
      writing,
      { ...rosters, [owner.desk]: used },
      owner,
      passkey,
      audit,
    );
    return { kind: 'admitted', member: asMember(added) };
  }
  const { desk, title } = invitation;
  const roster = rosters[desk];
  const { members, from } = roster;
  if (members.length >= limits.deskMembers) return { kind: 'desk_full' };
  if (bound === undefined && isTitleTaken(roster, title)) return { kind: 'refused' };

  const id = sealer.memberIdOf(who);
  const renews = bound?.owner.id;
  const isOpen = renews !== undefined || members.filter(receives).length >= limits.deskOpensAt;
  const standing = isOpen ? 'waiting' : 'member';
  const { messenger, tenant, user, address } = who;
  // A waiting person is told by the member who approves what can be seen.
  const sees = standing === 'member' ? await seesFrom(writing, desk, roster, audit.day) : undefined;
  const account = { messenger, tenant, user, address };
  const passkeys = passkey && [madeOn(passkey, audit.day)];
  const member = {
    id,
    desk,
    title,
    standing,
    sees,
    from,
    ...account,
    passkeys,
    renews,
  } as const;
  if (!canRemember(roster, member)) return { kind: 'desk_full' };
  await writeRoster(writing, desk, withUsed(roster, code.locator, audit.day), [...members, member]);
  await staff.endInvitation(code.locator);
  const event = standing === 'member' ? 'member_joined' : 'member_asked_to_join';
  await staff.audit({ ...audit, event, member: renews ?? id });
  return { kind: standing === 'member' ? 'admitted' : 'waiting', member: asMember(member) };
}

import type { AuditEntry } from '../domain/audit';
import type { Day, Month } from '../domain/day';
import type { MemberId } from '../domain/ids';
import type { InvitationCode } from '../domain/invitation';
import { limits } from '../domain/limits';
import { type Mandate, receives } from '../domain/member';
import type { Passkey } from '../ports/passkeys';
import type { BoundTo, People, Redeemed, Who } from '../ports/people';
import type { Invitation, StaffMember } from '../ports/staff-store';
import {
  asMember,
  everyMember,
  findMember,
  hasRoom,
  isPerson,
  openRosters,
  type Rosters,
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
  if (person.renews !== undefined && decision !== 'decline') return false;
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

/** Keeps where a member wants the daily notice as well; within a transaction. */
export async function setEmail(
  writing: Writing,
  id: MemberId,
  email: string | undefined,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const own = findMember(rosters, id);
  if (own?.standing !== 'member') return false;
  if (own.email !== email) await replaceMember(writing, rosters[own.desk], { ...own, email });
  return true;
}

/** Replaces lost passkeys, within a transaction; see {@link People.replacePasskeys}. */
export async function replacePasskeys(
  writing: Writing,
  waitingId: MemberId,
  entry: AuditEntry,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const [waiting, by] = [waitingId, entry.member].map((id) => findMember(rosters, id));
  const owner = waiting?.renews && findMember(rosters, waiting.renews);
  if (owner?.standing !== 'member' || entry.subject !== owner.id) return false;
  // Nobody confirms of themselves that their passkeys are lost: a thief with one would do so.
  if (by === undefined || by === owner || !receives(by) || by.desk !== owner.desk) return false;
  await writePasskeys(writing, rosters, { ...owner, passkeys: waiting?.passkeys }, entry);
  return true;
}

/** Removes a member's own passkeys, within a transaction; see {@link People.removePasskeys}. */
export async function removePasskeys(writing: Writing, entry: AuditEntry): Promise<boolean> {
  const rosters = await openRosters(writing);
  const owner = findMember(rosters, entry.member);
  // Without an account in a messenger the person would be shut out.
  if (owner?.standing !== 'member' || owner.messenger === 'web') return false;
  if (owner.passkeys === undefined) return false;
  await writePasskeys(writing, rosters, { ...owner, passkeys: undefined }, entry);
  return true;
}

/** Writes a member with other passkeys than before. Earlier codes add none, and nobody waits with one. */
async function writePasskeys(
  writing: Writing,
  rosters: Rosters,
  owner: StaffMember,
  entry: AuditEntry,
): Promise<void> {
  const { id, desk, title } = owner;
  const members = rosters[desk].members
    .filter(({ renews }) => renews !== id)
    .map((one) => (one.id === id ? owner : one));
  await writeRoster(writing, desk, rosters[desk], members);
  await writing.staff.endInvitationsFor(desk, title);
  await writing.staff.audit(entry);
}
/** Whether somebody has that passkey. */
export function isTaken(rosters: Rosters, { id }: Passkey): boolean {
  return everyMember(rosters).some(({ passkeys = [] }) => passkeys.some((one) => one.id === id));
}

/** Adds a passkey to a person's, within a transaction. */
export async function addPasskey(
  writing: Writing,
  rosters: Rosters,
  owner: StaffMember,
  passkey: Passkey,
  audit: Pick<AuditEntry, 'id' | 'day'>,
): Promise<StaffMember> {
  const added = { ...owner, passkeys: [...(owner.passkeys ?? []), passkey] };
  await replaceMember(writing, rosters[owner.desk], added);
  await writing.staff.audit({ ...audit, event: 'passkey_added', member: owner.id });
  return added;
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
  if (invitation === undefined) return undefined;
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
  readonly passkey?: Passkey;
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
    const added = await addPasskey(writing, rosters, owner, passkey, audit);
    return { kind: 'admitted', member: asMember(added) };
  }
  const { desk, title } = invitation;
  const roster = rosters[desk];
  const { members, from } = roster;
  if (members.length >= limits.deskMembers) return { kind: 'desk_full' };

  const id = sealer.memberIdOf(who);
  const renews = bound?.owner.id;
  const isOpen = renews !== undefined || members.filter(receives).length >= limits.deskOpensAt;
  const standing = isOpen ? 'waiting' : 'member';
  const { messenger, tenant, user, address } = who;
  // A waiting person is told by the member who approves what can be seen.
  const sees = standing === 'member' ? audit.day : undefined;
  const account = { messenger, tenant, user, address };
  const passkeys = passkey && [passkey];
  const member = { id, desk, title, standing, sees, from, ...account, passkeys, renews } as const;
  await writeRoster(writing, desk, roster, [...members, member]);
  await staff.endInvitation(code.locator);
  const event = standing === 'member' ? 'member_joined' : 'member_asked_to_join';
  await staff.audit({ ...audit, event, member: id });
  return { kind: standing === 'member' ? 'admitted' : 'waiting', member: asMember(member) };
}

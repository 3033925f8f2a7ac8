import type { AuditEntry } from '../domain/audit';
import type { Day } from '../domain/day';
import type { MemberId } from '../domain/ids';
import { receives } from '../domain/member';
import type { NewPasskey, Passkey, StaffMember } from '../ports/staff';
import {
  everyMember,
  findMember,
  openRosters,
  type Rosters,
  replaceMember,
  type Writing,
  writeRoster,
} from './rosters';

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

/** Removes a passkey by a touch of another one, within a transaction: `Passkeys.remove`. */
export async function removeOne(
  writing: Writing,
  member: MemberId,
  { passkey, by }: Readonly<Record<'passkey' | 'by', Passkey['id']>>,
  audit: Pick<AuditEntry, 'id' | 'day'>,
): Promise<boolean> {
  const rosters = await openRosters(writing);
  const owner = findMember(rosters, member);
  const all = owner?.passkeys ?? [];
  const left = all.filter(({ id }) => id !== passkey);
  if (owner?.standing !== 'member' || left.length === all.length) return false;
  if (!left.some(({ id }) => id === by)) return false;
  const entry = { ...audit, event: 'passkeys_removed', member } as const;
  await writePasskeys(writing, rosters, { ...owner, passkeys: left }, entry);
  return true;
}

/** Notes the day on which somebody has signed in by a passkey, within a transaction. */
export async function noteUse(writing: Writing, passkey: Passkey['id'], on: Day): Promise<void> {
  const rosters = await openRosters(writing);
  const isIt = ({ id }: Passkey): boolean => id === passkey;
  const owner = everyMember(rosters).find(({ passkeys = [] }) => passkeys.some(isIt));
  if (owner === undefined) return;
  const passkeys = owner.passkeys?.map((one) => (isIt(one) ? { ...one, usedOn: on } : one));
  await replaceMember(writing, rosters[owner.desk], { ...owner, passkeys });
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
export function isTaken(rosters: Rosters, { id }: Pick<Passkey, 'id'>): boolean {
  return everyMember(rosters).some(({ passkeys = [] }) => passkeys.some((one) => one.id === id));
}

/** A passkey that was made on a day. */
export function madeOn(passkey: NewPasskey, day: Day): Passkey {
  return { ...passkey, madeOn: day, usedOn: day };
}

/** Adds a passkey to a person's, within a transaction. */
export async function addPasskey(
  writing: Writing,
  rosters: Rosters,
  owner: StaffMember,
  passkey: NewPasskey,
  audit: Pick<AuditEntry, 'id' | 'day'>,
): Promise<StaffMember> {
  const added = { ...owner, passkeys: [...(owner.passkeys ?? []), madeOn(passkey, audit.day)] };
  await replaceMember(writing, rosters[owner.desk], added);
  await writing.staff.audit({ ...audit, event: 'passkey_added', member: owner.id });
  return added;
}

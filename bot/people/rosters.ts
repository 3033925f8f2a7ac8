import { addDays, type Day } from '../domain/day';
import { CodedError } from '../domain/error-code';
import { type Desk, desks, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { isAlike, type Member, othersAlike, type Person } from '../domain/member';
import type { Who } from '../ports/people';
import type { Random } from '../ports/random';
import type {
  DeskList,
  RosterRow,
  RosterSealer,
  StaffMember,
  StaffTransaction,
} from '../ports/staff';

/** Why the people of a desk are not changed. */
export type PeopleCode =
  /** A desk's list does not open; none is begun in its place. */
  | 'roster_shut'
  /** The desk's list is gone; none is begun in its place unless the operator says so. */
  | 'roster_gone'
  /** The desk has people: it cannot begin again. */
  | 'roster_there';

export class PeopleError extends CodedError<PeopleCode> {}

export interface Roster extends DeskList {
  /** `undefined` when the desk has no list yet. */
  readonly row: RosterRow | undefined;
  /** Whether the list does not open: nobody belongs to the desk until it is restored. */
  readonly isShut: boolean;
}

export type Rosters = Readonly<Record<Desk, Roster>>;

/**
 * Opens the desks' lists, and finds who in them may be one person: at both desks, or gone and here again. It
 * is kept with the next writing, for the day on which the other desk's list does not open.
 * Throws `seal_unread` while the key of one is not known here.
 */
export function readRosters(sealer: RosterSealer, rows: readonly RosterRow[]): Rosters {
  const lists = { whistleblowing: open('whistleblowing'), hr: open('hr') };
  const all = desks.flatMap((desk) => withIdsOf(lists[desk].former ?? [], lists[desk].members));
  const others = othersAlike(all);
  const withOthers = (desk: Desk): Roster => {
    const members = lists[desk].members.map((one) => {
      const was = [...new Set([...(one.was ?? []), ...others(one.id)])];
      return was.length === 0 ? one : { ...one, was };
    });
    return { ...lists[desk], members };
  };
  return { whistleblowing: withOthers('whistleblowing'), hr: withOthers('hr') };

  function open(desk: Desk): Roster {
    const row = rows.find((one) => one.desk === desk);
    const list = row === undefined ? { members: [] } : sealer.open(row);
    const { members, from, former, used } = list ?? { members: [] };
    const all = from === undefined ? members : members.map((one) => ({ ...one, from }));
    return { row, members: all, from, former, used, isShut: list === undefined };
  }
}

export interface Writing {
  readonly staff: StaffTransaction;
  readonly sealer: RosterSealer;
  readonly random: Pick<Random, 'id'>;
}

/** The desks' lists, to be written. Throws `roster_shut` if one does not open. */
export async function openRosters({ staff, sealer }: Writing): Promise<Rosters> {
  return refuseShut(readRosters(sealer, await staff.read()));
}

/** The same lists. Throws `roster_shut` if one does not open: a person may be on it. */
export function refuseShut(rosters: Rosters): Rosters {
  if (desks.some((desk) => rosters[desk].isShut)) throw new PeopleError('roster_shut');
  return rosters;
}

/** Replaces a desk's list, which remembers who left it. */
export async function writeRoster(
  { staff, sealer, random }: Writing,
  desk: Desk,
  { row, members: earlier, from, former = [], used }: Roster,
  members: readonly StaffMember[],
): Promise<void> {
  const gone = earlier.filter(({ id }) => members.every((one) => one.id !== id));
  const ids = gone.map(({ id }) => id);
  const list = { members, from, former: withIdsOf(former, gone), used };
  const sealed = sealer.seal({ desk, revision: random.id() }, list);
  await staff.putRoster(sealed, row?.revision, ids);
}

/** Ids with titles, and those of some people: each pair once. */
function withIdsOf(former: readonly Person[], people: readonly StaffMember[]): readonly Person[] {
  const all = [
    ...former,
    ...personsOf({ members: people }).map(({ id, title }) => ({ id, title })),
  ];
  return all.filter(
    (one, nth) => all.findIndex(({ id, title }) => id === one.id && title === one.title) === nth,
  );
}

/** Whether a desk could remember a person who joins, once everybody has left: nobody is forgotten. */
export function canRemember({ former = [], members }: DeskList, joining: StaffMember): boolean {
  return withIdsOf(former, [...members, joining]).length <= limits.deskKnows;
}

/** Replaces the member with the same id. */
export async function replaceMember(
  writing: Writing,
  roster: Roster,
  member: StaffMember,
): Promise<void> {
  const members = roster.members.map((one) => (one.id === member.id ? member : one));
  await writeRoster(writing, member.desk, roster, members);
}

/** Everybody of both desks. */
export function everyMember(rosters: Rosters): readonly StaffMember[] {
  return desks.flatMap((desk) => rosters[desk].members);
}

/** A list that remembers a code as used. The longest code is good for a day. */
export function withUsed(roster: Roster, locator: string, today: Day): Roster {
  const others = (roster.used ?? []).filter(({ until }) => until >= today);
  const used = [...others, { locator, until: addDays(today, 2) }].slice(-limits.deskRemembers);
  return { ...roster, used };
}

/** The people of a list, without the new passkeys that wait in it. */
export function personsOf({ members }: DeskList): readonly StaffMember[] {
  return members.filter(({ renews }) => renews === undefined);
}

/**
 * Whether somebody of a desk has such a title. A title is one person: two accounts under it would agree with
 * themselves where it takes two.
 */
export function isTitleTaken(list: DeskList, title: string): boolean {
  return personsOf(list).some((one) => isAlike(one, { title }));
}

/** The entry with an id, among both desks' people. */
export function findMember(rosters: Rosters, id: MemberId): StaffMember | undefined {
  return everyMember(rosters).find((one) => one.id === id);
}

/** Whether a member can have one passkey more. */
export function hasRoom({ passkeys = [] }: StaffMember): boolean {
  return passkeys.length < limits.passkeys;
}

/** What others may know of a member. */
export function asMember(member: StaffMember): Member {
  const { id, desk, title, standing, sees, from, awayUntil, passkeys, mandate, was } = member;
  return {
    id,
    desk,
    title,
    standing,
    ...(sees !== undefined && { sees }),
    ...(from !== undefined && { from }),
    ...(awayUntil !== undefined && { awayUntil }),
    ...(mandate !== undefined && { mandate }),
    ...(passkeys !== undefined && { passkeyCount: passkeys.length }),
    ...(was !== undefined && { was }),
  };
}

/** Whether a member is exactly that person. */
export function isPerson(
  member: StaffMember,
  { messenger, tenant, user }: Pick<Who, 'messenger' | 'tenant' | 'user'>,
): boolean {
  return member.messenger === messenger && member.tenant === tenant && member.user === user;
}

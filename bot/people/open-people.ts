import type { Day } from '../domain/day';
import { codeOf } from '../domain/error-code';
import { type Desk, desks, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import { isDeputy, isTermOver, type Member, mayBeTwice, receives } from '../domain/member';
import type { People, Who } from '../ports/people';
import type { RosterRow, RosterSealer } from '../ports/staff';
import { createPeople, type PeopleParts } from './create-people';
import {
  everyMember,
  findMember,
  PeopleError,
  personsOf,
  type Roster,
  readRosters,
} from './rosters';

/** The account by which a messenger knows a desk's person. */
type Account = Pick<Who, 'messenger' | 'user'>;

/** The desks' people, and what the operator may know of their lists. */
export interface OpenedPeople {
  readonly people: People;
  /** Each member's account, by the member's id; for the operator. */
  readonly accounts: () => Promise<ReadonlyMap<MemberId, Account>>;
  readonly shut: () => Promise<readonly Desk[]>;
}

/** Opens the desks' people. Nothing is read or written before it is asked for. */
export function openPeople(parts: PeopleParts): OpenedPeople {
  const { store, sealer } = parts;
  const read = async () => readRosters(sealer, await store.read());
  return {
    people: createPeople(parts),
    accounts: async () => {
      const members = everyMember(await read());
      return new Map(members.map(({ id, messenger, user }) => [id, { messenger, user }]));
    },
    shut: async () => {
      const rosters = await read();
      return desks.filter((desk) => rosters[desk].isShut);
    },
  };
}

/** Throws `roster_shut` if a list does not open. The keys have just been read: none is still to come. */
export async function requireOpen({ shut }: Pick<OpenedPeople, 'shut'>): Promise<void> {
  const found = await shut().catch((error: unknown) => {
    if (codeOf(error) !== 'seal_unread') throw error;
    return desks;
  });
  if (found.length > 0) throw new PeopleError('roster_shut');
}

interface DeskCount {
  /** Those who receive reports. */
  readonly members: number;
  readonly deputies: number;
  /** Whether there were once as many receivers as take in reports. */
  readonly wasOpen: boolean;
  readonly waiting: number;
  /** Those who joined on the web and have given no address: no messenger and no mail tells them. */
  readonly unmailed: number;
  /** Whether two of them may be one person with two messengers. */
  readonly mayBeTwice: boolean;
  readonly isShut: boolean;
  /** Members whose term is over, and those without a decision where others have one. */
  readonly termOver: number;
  readonly unappointed: number;
  /** Whether all who receive come from outside: then nobody may try a request (OSL 6:3, KL 7:5). */
  readonly areAllHired: boolean;
}

export type DeskCounts = Readonly<Record<Desk, DeskCount>>;

/**
 * Counts the desks' people; gives no id and no title. Throws as the sealer does.
 * @param admitted everybody whom the audit has as let in, to either desk
 */
export function countPeople(
  sealer: RosterSealer,
  rows: readonly RosterRow[],
  today: Day,
  admitted: readonly MemberId[],
): DeskCounts {
  const rosters = readRosters(sealer, rows);
  const left = admitted.filter((id) => findMember(rosters, id) === undefined).length;
  const { whistleblowing, hr } = rosters;
  return { whistleblowing: countOf(whistleblowing, today, left), hr: countOf(hr, today, left) };
}

/** The members' addresses in one messenger, to ask it about them. */
export function addressesIn(
  messenger: Who['messenger'],
  sealer: RosterSealer,
  rows: readonly RosterRow[],
): readonly string[] {
  return everyMember(readRosters(sealer, rows))
    .filter((member) => member.messenger === messenger && member.standing === 'member')
    .map(({ address }) => address);
}

function countOf(roster: Roster, today: Day, left: number): DeskCount {
  const { members, isShut } = roster;
  const count = (is: (member: Member) => boolean): number => members.filter(is).length;
  const unappointed = count(({ mandate, standing }) => !mandate && standing === 'member');
  return {
    members: count(receives),
    deputies: count(isDeputy),
    // The audit does not say to which desk they belonged.
    wasOpen: count(receives) + left >= limits.deskOpensAt,
    waiting: count(({ standing }) => standing === 'waiting'),
    unmailed: members.filter(
      (one) => receives(one) && one.messenger === 'web' && one.email === undefined,
    ).length,
    mayBeTwice: mayBeTwice(personsOf(roster)),
    termOver: count((member) => isTermOver(member, today)),
    unappointed: members.some(({ mandate }) => mandate) ? unappointed : 0,
    areAllHired: count(receives) > 0 && !members.some((one) => receives(one) && !isHired(one)),
    isShut,
  };
}

const isHired = ({ mandate }: Member): boolean => mandate?.secrecyOn !== undefined;

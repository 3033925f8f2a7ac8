import { type Desk, desks } from '../domain/ids';
import type { Member } from '../domain/member';
import type { Who } from '../ports/people';
import type { Random } from '../ports/random';
import type { RosterSealer } from '../ports/roster-sealer';
import {
  type RosterRow,
  type StaffRow,
  type StaffRows,
  type StaffTransaction,
  shownOnly,
} from '../ports/staff-store';

/** A desk's people as they count. */
export interface Roster {
  /** `undefined` when there is none, or none that the product wrote. */
  readonly row: RosterRow | undefined;
  /** Whom the product let in; nobody else belongs to the desk. */
  readonly members: readonly StaffRow[];
  /** Rows that stand at the desk and that the product did not write so. */
  readonly foreign: readonly StaffRow[];
  /** Whether rows were changed, added or taken away outside the product. */
  readonly isChanged: boolean;
}

export type Rosters = Readonly<Record<Desk, Roster>>;

/**
 * Which of the rows count. A row of another edition does not: of somebody who has left, of before an
 * approval, of the other desk. Throws `seal_unread` while the key of a roster's mark is not known here.
 */
export function readRosters(sealer: RosterSealer, rows: StaffRows): Rosters {
  return {
    whistleblowing: rosterOf(sealer, rows, 'whistleblowing'),
    hr: rosterOf(sealer, rows, 'hr'),
  };
}

function rosterOf(sealer: RosterSealer, { rosters, members }: StaffRows, desk: Desk): Roster {
  // What stands at no desk that there is would be seen by nobody.
  const here = members.filter((member) => (member.desk === 'hr') === (desk === 'hr'));
  const found = rosters.find((roster) => roster.desk === desk);
  const opened = found && sealer.open(found, here);
  if (opened === undefined) {
    // A desk without roster and rows has not begun: its first invitation begins it.
    const isChanged = found !== undefined || here.length > 0;
    return { row: undefined, members: [], foreign: here, isChanged };
  }
  const { genuine, isWhole } = opened;
  const foreign = here.filter((member) => !genuine.includes(member));
  return { row: found, members: genuine, foreign, isChanged: !isWhole || foreign.length > 0 };
}

/** Everybody who counts, of both desks. */
export function everyMember(rosters: Rosters): readonly StaffRow[] {
  return desks.flatMap((desk) => rosters[desk].members);
}

/** Writes a desk's people as a new edition: from here on no row of an earlier one counts. */
export async function writeRoster(
  { staff, sealer, random }: Writing,
  desk: Desk,
  members: readonly Omit<StaffRow, 'mark'>[],
): Promise<void> {
  const sealed = sealer.seal({ desk, edition: random.id() }, members);
  for (const member of sealed.members) await staff.putMember(member);
  await staff.putRoster(sealed.roster);
}

/** What writing a roster takes. */
export interface Writing {
  readonly staff: StaffTransaction;
  readonly sealer: RosterSealer;
  readonly random: Pick<Random, 'id'>;
}

/** A row as it counts. */
export function asMember(row: Omit<StaffRow, 'mark'>): Member {
  const { id, desk, title, standing, seesFrom, awayUntil } = row;
  return {
    id,
    desk,
    title,
    standing,
    ...(seesFrom !== null && { sees: seesFrom === shownOnly ? ('shown' as const) : seesFrom }),
    ...(awayUntil !== null && { awayUntil }),
  };
}

/** Whether a row is a person's, to the letter: to SQL Server `abc`, `ABC` and `abc ` are one text. */
export function isPerson(
  row: StaffRow,
  { messenger, tenant, user }: Pick<Who, 'messenger' | 'tenant' | 'user'>,
): boolean {
  return row.messenger === messenger && row.tenant === tenant && row.user === user;
}

import type { Desk } from '../domain/ids';
import { isDeputy, type Member, receives } from '../domain/member';
import type { RosterSealer } from '../ports/roster-sealer';
import type { StaffRows } from '../ports/staff-store';
import { asMember, type Roster, readRosters } from './rosters';

/** How many belong to a desk, and how many wait for a member's yes. */
interface DeskCount {
  /** Those to whom reports come. */
  readonly members: number;
  /** Outside deputies. */
  readonly deputies: number;
  readonly waiting: number;
  /** Whether the desk's people were changed outside the product. */
  readonly isChanged: boolean;
}

export type DeskCounts = Readonly<Record<Desk, DeskCount>>;

/** Counts whom the product let in; gives no id and no title. Throws as the sealer does. */
export function countPeople(sealer: RosterSealer, rows: StaffRows): DeskCounts {
  const { whistleblowing, hr } = readRosters(sealer, rows);
  return { whistleblowing: countOf(whistleblowing), hr: countOf(hr) };
}

function countOf({ members, isChanged }: Roster): DeskCount {
  const count = (is: (member: Member) => boolean): number =>
    members.map(asMember).filter(is).length;
  return {
    members: count(receives),
    deputies: count(isDeputy),
    waiting: count(({ standing }) => standing === 'waiting'),
    isChanged,
  };
}

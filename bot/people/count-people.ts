import type { Desk } from '../domain/ids';
import type { RosterSealer } from '../ports/roster-sealer';
import type { StaffRows } from '../ports/staff-store';
import { type Roster, readRosters } from './rosters';

/** How many belong to a desk, and how many wait for a member's yes. */
interface DeskCount {
  readonly members: number;
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
  const count = (standing: 'member' | 'waiting'): number =>
    members.filter((member) => member.standing === standing).length;
  return { members: count('member'), waiting: count('waiting'), isChanged };
}

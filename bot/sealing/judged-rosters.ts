import type { Desk } from '../domain/ids';
import type { RosterRow, StaffRow } from '../ports/staff-store';

/** What the marks of a roster and of the rows beside it say. */
export interface Judged {
  /** For each row, in their order, whether the product wrote it. */
  readonly genuine: readonly boolean[];
  /** Whether these are all that the roster was written with. */
  readonly isWhole: boolean;
}

interface Seen {
  readonly key: Uint8Array;
  readonly roster: RosterRow;
  readonly members: readonly StaffRow[];
  readonly judged: Judged | undefined;
}

/**
 * Every look reads all rows; judging them takes two hashes and a mark a row. What a desk's rows said last is
 * therefore kept, one judgement a desk, and holds only for rows that are the same in every column, under the
 * same key.
 * @param judge asks the marks; `undefined` when the roster is not the product's
 */
export function createJudgedRosters(
  judge: (key: Uint8Array, roster: RosterRow, members: readonly StaffRow[]) => Judged | undefined,
): typeof judge {
  const last = new Map<Desk, Seen>();
  return (key, roster, members) => {
    const seen = last.get(roster.desk);
    if (seen !== undefined && isSame(seen, { key, roster, members })) return seen.judged;
    const judged = judge(key, roster, members);
    last.set(roster.desk, { key, roster, members, judged });
    return judged;
  };
}

function isSame(seen: Omit<Seen, 'judged'>, now: Omit<Seen, 'judged'>): boolean {
  return (
    isSameValue(seen.key, now.key) &&
    isSameRow(seen.roster, now.roster) &&
    seen.members.length === now.members.length &&
    seen.members.every((member, at) => isSameRow(member, now.members[at]))
  );
}

/** Whether two rows have the same columns with the same values. */
function isSameRow<Row extends RosterRow | StaffRow>(one: Row, other: Row | undefined): boolean {
  if (other === undefined) return false;
  const columns = Object.keys(one) as (keyof Row)[];
  return (
    columns.length === Object.keys(other).length &&
    columns.every((column) => isSameValue(one[column], other[column]))
  );
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return Buffer.compare(one, other) === 0;
  return one === other;
}

import { nobody } from '../domain/audit';
import { type Desk, desks, type MemberId } from '../domain/ids';
import { limits } from '../domain/limits';
import type { Member } from '../domain/member';
import type { Clock } from '../ports/clock';
import type { People, Who } from '../ports/people';
import { createPeople, type PeopleParts } from './create-people';
import { readNow } from './read-rosters';
import { asMember, type Roster, readRosters } from './rosters';

/** The account by which a messenger knows a person of a desk. */
export type Account = Pick<Who, 'messenger' | 'user'>;

/** The desks' own people, and what is done about their list unattended. */
export interface OpenedPeople {
  readonly people: People;
  /** Rows at each desk that the product did not write so; for the operator's eyes. */
  readonly strangers: () => Promise<Readonly<Record<Desk, readonly Member[]>>>;
  /** Whose account each row is, by its id, whether or not the row counts; for the operator's eyes. */
  readonly accounts: () => Promise<ReadonlyMap<MemberId, Account>>;
  /** Notes in the audit what was changed outside the product; whether anything was. */
  readonly noteChanges: () => Promise<boolean>;
}

/** Opens the desks' people. Nothing is read or written before it is asked for. */
export function openPeople(
  parts: PeopleParts & { readonly clock: Pick<Clock, 'today'> },
): OpenedPeople {
  const { store, sealer } = parts;
  return {
    people: createPeople(parts),
    strangers: async () => {
      const { whistleblowing, hr } = await readNow(store, sealer);
      return { whistleblowing: whistleblowing.foreign.map(asMember), hr: hr.foreign.map(asMember) };
    },
    accounts: async () => {
      const { members } = await store.read();
      return new Map(members.map(({ id, messenger, user }) => [id, { messenger, user }]));
    },
    noteChanges: () => noteChanges(parts),
  };
}

/** Writes into the audit, once a day a row, that people were changed outside. Gives whether they were. */
async function noteChanges({
  store,
  sealer,
  random,
  clock,
}: PeopleParts & { readonly clock: Pick<Clock, 'today'> }): Promise<boolean> {
  const seen = await readNow(store, sealer);
  if (desks.every((desk) => !seen[desk].isChanged)) return false;
  await store.write(async (staff) => {
    const rosters = readRosters(sealer, await staff.read());
    const subjects = desks.flatMap((desk) => subjectsOf(rosters[desk]));
    for (const subject of new Set(subjects)) {
      const entry = { event: 'members_changed_outside', day: clock.today(), subject } as const;
      if (!(await staff.isAudited(entry)))
        await staff.audit({ ...entry, id: random.id(), member: nobody });
    }
  });
  return true;
}

/** Whom an entry is about: the rows that do not count; where rows were only taken away, nobody. */
function subjectsOf({ foreign, isChanged }: Roster): readonly MemberId[] {
  if (!isChanged) return [];
  const ids = foreign.map(({ id }) => id).filter((id) => /^[\da-f]{32}$/.test(id));
  return ids.length === 0 ? [nobody] : ids.slice(0, limits.deskMembers);
}
